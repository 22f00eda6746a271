import { expect, test } from 'vitest'
import { rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { acceptAsNewPerson } from '#app/features/people/invitations/accept-invitation.server.ts'
import { type Instant, instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { auditEvents } from '#db/schema/audit.ts'
import { joinRequests, wishes } from '#db/schema/people.ts'
import { smallEngland, someone } from '#test/support/england.ts'
import { waitingMails } from '#test/support/mail.ts'
import { answerJoinRequest, askToJoin, type JoinWish, passOnJoinWishes } from './ask-to-join.server.ts'
import { endRole } from './end-role.server.ts'
import { joinRequestsShown, waitingJoinRequests } from './join-request-queries.server.ts'
import { REQUEST_LASTS } from './join-request-rules.ts'

const NOW = instantOf('2026-06-17', '10:00')
const LMC = { lmcSlug: 'borsetshire' }
const ELM = { practiceCode: 'Y00001' }
const HERE = { publicAddress: 'https://concert.example' }
const WISH: JoinWish = { practiceCode: 'Y00001', role: 'practice-partner', name: 'Dr N. Ew', email: 'new@example.org' }

/** A request, passed on a moment later. */
async function asked(db: Db, wish: JoinWish, now: Instant): Promise<void> {
  askToJoin(db, wish, now)
  await passOnJoinWishes(db, HERE, now)
}

function peopled() {
  const db = smallEngland()
  const officer = someone(db, 'lmc-officer', { lmcSlug: 'borsetshire' })
  const neighbour = someone(db, 'lmc-officer', { lmcSlug: 'loamshire' })
  const as = (id: string) => ({ id, roles: rolesOf(db, id) })
  return { db, officer: as(officer), neighbour: as(neighbour) }
}

test('a practice asks, its LMC confirms with one click, and the link in the mail lets it in', async () => {
  const { db, officer } = peopled()
  await asked(db, WISH, NOW)
  const [request] = waitingJoinRequests(db, LMC, NOW)
  expect(request).toMatchObject({ ...WISH, practiceName: 'Elm Surgery' })
  expect(waitingMails(db)).toMatchObject([{ message: 'join-request', link: 'https://concert.example/lmc/borsetshire/people' }])
  expect(answerJoinRequest(db, { id: request!.id, desk: LMC, confirmed: true }, officer, HERE, NOW)).toEqual({
    ok: true,
  })
  const mail = waitingMails(db).at(-1)!
  expect(mail).toMatchObject({ message: 'join-accepted', to: 'new@example.org' })
  const outcome = acceptAsNewPerson(db, mail.link!.split('/').at(-1)!, { name: 'Dr N. Ew', passwordHash: '!' }, NOW)
  expect(outcome).toMatchObject({ ok: true, desk: '/practice/Y00001' })
})

test('the mail to the officers names nobody, and the audit neither', async () => {
  const { db } = peopled()
  await asked(db, WISH, NOW)
  const mail = waitingMails(db)[0]!
  expect(mail.subject + mail.text).not.toMatch(/N\. Ew|new@example\.org/)
  expect(JSON.stringify(db.select().from(auditEvents).all())).not.toMatch(/N\. Ew|example\.org/)
})

test('refused, the person hears so, gets no link, and name and address are wiped', async () => {
  const { db, officer } = peopled()
  await asked(db, WISH, NOW)
  const [request] = waitingJoinRequests(db, LMC, NOW)
  expect(answerJoinRequest(db, { id: request!.id, desk: LMC, confirmed: false }, officer, HERE, NOW)).toEqual({
    ok: true,
  })
  expect(waitingMails(db).at(-1)).toMatchObject({ message: 'join-refused', to: 'new@example.org' })
  expect(db.select().from(joinRequests).all()).toMatchObject([
    { name: null, email: null, accepted: false, answeredBy: officer.id },
  ])
  expect(answerJoinRequest(db, { id: request!.id, desk: LMC, confirmed: true }, officer, HERE, NOW)).toMatchObject({
    reason: 'not-asking',
  })
})

test('an officer of another LMC neither sees nor answers the request', async () => {
  const { db, neighbour } = peopled()
  await asked(db, WISH, NOW)
  const [request] = waitingJoinRequests(db, LMC, NOW)
  expect(waitingJoinRequests(db, { lmcSlug: 'loamshire' }, NOW)).toEqual([])
  for (const lmcSlug of ['loamshire', 'borsetshire'])
    expect(answerJoinRequest(db, { id: request!.id, desk: { lmcSlug }, confirmed: true }, neighbour, HERE, NOW).ok).toBe(false)
  expect(waitingJoinRequests(db, LMC, NOW)).toHaveLength(1)
})

test('an unknown code is passed over in silence', async () => {
  const { db } = peopled()
  await asked(db, { ...WISH, practiceCode: 'Y99999' }, NOW)
  expect(db.select().from(joinRequests).all()).toEqual([])
  expect(waitingMails(db)).toEqual([])
})

test('one code cannot bury an LMC: five requests wait, one address once, one mail an hour', async () => {
  const { db } = peopled()
  for (let i = 0; i < 20; i++) await asked(db, { ...WISH, email: `p${i}@example.org` }, NOW + i)
  for (let i = 0; i < 3; i++) await asked(db, { ...WISH, practiceCode: 'Y00002' }, NOW + 50 + i)
  expect(waitingJoinRequests(db, LMC, NOW + 60)).toHaveLength(6)
  expect(waitingMails(db)).toHaveLength(1)
})

test('a request nobody answers is forgotten after thirty days', async () => {
  const { db } = peopled()
  await asked(db, WISH, NOW)
  expect(waitingJoinRequests(db, LMC, NOW + REQUEST_LASTS)).toEqual([])
  await asked(db, { ...WISH, email: 'later@example.org' }, NOW + REQUEST_LASTS + 1)
  expect(
    db
      .select({ name: joinRequests.name })
      .from(joinRequests)
      .all()
      .filter(({ name }) => name),
  ).toHaveLength(1)
})

/** Elm with a partner and a manager; its LMC has an officer. */
function elmPeopled() {
  const world = peopled()
  const partner = someone(world.db, 'practice-partner', ELM)
  const manager = someone(world.db, 'practice-manager', ELM)
  const as = (id: string) => ({ id, roles: rolesOf(world.db, id) })
  return { ...world, partner: as(partner), manager: as(manager) }
}

test('a practice that has people of its own answers itself: they hear of it, its LMC neither hears, sees nor answers', async () => {
  const { db, officer, partner } = elmPeopled()
  await asked(db, { ...WISH, role: 'practice-manager' }, NOW)
  const link = 'https://concert.example/practice/Y00001/people'
  expect(waitingMails(db).sort((one, other) => (one.to < other.to ? -1 : 1))).toMatchObject([
    { message: 'join-request-colleague', to: 'practice-manager.y00001@example.org', link },
    { message: 'join-request-colleague', to: 'practice-partner.y00001@example.org', link },
  ])
  expect(waitingMails(db).map(({ subject, text }) => subject + text)).not.toContainEqual(expect.stringMatching(/N\. Ew|new@/))
  expect(waitingJoinRequests(db, LMC, NOW)).toEqual([])
  const [request] = joinRequestsShown(db, ELM, partner, NOW)
  expect(request).toMatchObject({ name: 'Dr N. Ew', mayAnswer: true })
  for (const desk of [LMC, ELM])
    for (const confirmed of [true, false])
      expect(answerJoinRequest(db, { id: request!.id, desk, confirmed }, officer, HERE, NOW).ok).toBe(false)
  expect(answerJoinRequest(db, { id: request!.id, desk: ELM, confirmed: true }, partner, HERE, NOW)).toEqual({ ok: true })
  const invitation = waitingMails(db).at(-1)!
  const came = acceptAsNewPerson(db, invitation.link!.split('/').at(-1)!, { name: 'Dr N. Ew', passwordHash: '!' }, NOW)
  expect(came).toMatchObject({ ok: true, desk: '/practice/Y00001' })
})

test('a wish to be a partner is a partner’s to answer: the manager sees it, gets no mail and lets nobody in', async () => {
  const { db, partner, manager } = elmPeopled()
  await asked(db, WISH, NOW)
  expect(waitingMails(db).map(({ to }) => to)).toEqual(['practice-partner.y00001@example.org'])
  const [request] = joinRequestsShown(db, ELM, manager, NOW)
  expect(request).toMatchObject({ mayAnswer: false })
  for (const confirmed of [true, false])
    expect(answerJoinRequest(db, { id: request!.id, desk: ELM, confirmed }, manager, HERE, NOW)).toEqual({
      ok: false,
      reason: 'not-allowed',
    })
  expect(answerJoinRequest(db, { id: request!.id, desk: ELM, confirmed: false }, partner, HERE, NOW)).toEqual({ ok: true })
  expect(db.select().from(joinRequests).all()).toMatchObject([{ name: null, email: null, answeredBy: partner.id }])
})

test('nobody of another practice sees or answers the wish, and an officer who asks for a practice is not let into it', async () => {
  const { db, partner } = elmPeopled()
  const oak = someone(db, 'practice-partner', { practiceCode: 'Y00002' })
  await asked(db, { ...WISH, email: 'lmc-officer.borsetshire@example.org' }, NOW)
  const [request] = waitingJoinRequests(db, ELM, NOW)
  expect(waitingJoinRequests(db, { practiceCode: 'Y00002' }, NOW)).toEqual([])
  const fromOak = { id: oak, roles: rolesOf(db, oak) }
  for (const practiceCode of ['Y00001', 'Y00002'])
    expect(answerJoinRequest(db, { id: request!.id, desk: { practiceCode }, confirmed: true }, fromOak, HERE, NOW).ok).toBe(false)
  expect(answerJoinRequest(db, { id: request!.id, desk: ELM, confirmed: true }, partner, HERE, NOW)).toEqual({
    ok: false,
    reason: 'stands-above',
  })
})

test('a wish goes over to the practice with its first person, and back to the LMC when the last one leaves', async () => {
  const { db } = peopled()
  await asked(db, WISH, NOW)
  const desks = () => [waitingJoinRequests(db, LMC, NOW).length, waitingJoinRequests(db, ELM, NOW).length]
  expect(desks()).toEqual([1, 0])
  const partner = someone(db, 'practice-partner', ELM)
  expect(desks()).toEqual([0, 1])
  expect(endRole(db, rolesOf(db, partner)[0]!.id, 'operator', NOW + 1).ok).toBe(true)
  expect(desks()).toEqual([1, 0])
})

test('the mails to whoever asked read alike, whoever answered', async () => {
  const answered = async (
    confirmed: boolean,
    { db, officer, partner }: { partner?: typeof officer } & ReturnType<typeof peopled>,
  ) => {
    await asked(db, WISH, NOW)
    const desk = partner ? ELM : LMC
    const [request] = waitingJoinRequests(db, desk, NOW)
    expect(answerJoinRequest(db, { id: request!.id, desk, confirmed }, partner ?? officer, HERE, NOW)).toEqual({ ok: true })
    const { subject, text } = waitingMails(db).find(({ to }) => to === WISH.email)!
    return subject + text.replace(/invitation\/\S+/, '')
  }
  for (const confirmed of [true, false])
    expect(await answered(confirmed, elmPeopled())).toBe(await answered(confirmed, peopled()))
})

test('what is written while the page waits is alike for a practice with people, one without, one of another LMC and a code nobody has', () => {
  const written = (practiceCode: string) => {
    const { db } = elmPeopled()
    const before = db.$client.prepare('select total_changes()').pluck().get() as number
    askToJoin(db, { ...WISH, practiceCode }, NOW)
    const changes = (db.$client.prepare('select total_changes()').pluck().get() as number) - before
    return { changes, requests: db.select().from(joinRequests).all().length, mails: waitingMails(db).length }
  }
  const [withPeople, ...others] = ['Y00001', 'Y00002', 'Y00003', 'Y99999'].map(written)
  expect(withPeople).toEqual({ changes: 3, requests: 0, mails: 0 })
  for (const other of others) expect(other).toEqual(withPeople)
})

test('a wish is passed on once, however often and from however many processes that is tried; nothing of it stays behind', async () => {
  const { db } = elmPeopled()
  askToJoin(db, WISH, NOW)
  await passOnJoinWishes(db, HERE, NOW)
  await passOnJoinWishes(db, HERE, NOW)
  expect(waitingJoinRequests(db, ELM, NOW)).toHaveLength(1)
  expect(waitingMails(db)).toHaveLength(1)
  expect(db.select().from(wishes).all()).toEqual([])
})

test('a wish that cannot be passed on is told of, holds up no other and is tried again', async () => {
  const { db } = elmPeopled()
  askToJoin(db, WISH, NOW)
  db.update(wishes).set({ wish: 'no JSON' }).run()
  askToJoin(db, { ...WISH, email: 'second@example.org' }, NOW + 1)
  await expect(passOnJoinWishes(db, HERE, NOW + 2)).rejects.toThrow('JSON')
  expect(waitingJoinRequests(db, ELM, NOW + 2)).toMatchObject([{ email: 'second@example.org' }])
  expect(db.select().from(wishes).all()).toHaveLength(1)
})
