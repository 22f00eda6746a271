import { expect, test } from 'vitest'
import { instantOf } from '#app/platform/time.ts'
import { auditEvents } from '#db/schema/audit.ts'
import { joinRequests } from '#db/schema/people.ts'
import { smallEngland, someone } from '#test/support/england.ts'
import { waitingMails } from '#test/support/mail.ts'
import { acceptAsNewPerson } from './acceptances.server.ts'
import { REQUEST_LASTS } from './join-request-rules.ts'
import { answerJoinRequest, askToJoin, type JoinWish, waitingJoinRequests } from './join-requests.server.ts'
import { standingsOf } from './standing-pages.server.ts'

const NOW = instantOf('2026-06-17', '10:00')
const HERE = { publicAddress: 'https://concert.example' }
const WISH: JoinWish = { practiceCode: 'Y00001', role: 'practice-partner', name: 'Dr N. Ew', email: 'new@example.org' }

function peopled() {
  const db = smallEngland()
  const officer = someone(db, 'lmc-officer', { lmcSlug: 'borsetshire' })
  const neighbour = someone(db, 'lmc-officer', { lmcSlug: 'loamshire' })
  const as = (id: string) => ({ id, standings: standingsOf(db, id) })
  return { db, officer: as(officer), neighbour: as(neighbour) }
}

test('a practice asks, its LMC confirms with one click, and the link in the mail lets it in', () => {
  const { db, officer } = peopled()
  askToJoin(db, WISH, HERE, NOW)
  const [request] = waitingJoinRequests(db, 'borsetshire', NOW)
  expect(request).toMatchObject({ ...WISH, practiceName: 'Elm Surgery' })
  expect(waitingMails(db)).toMatchObject([{ message: 'join-request', link: 'https://concert.example/lmc/borsetshire/people' }])
  expect(answerJoinRequest(db, { id: request!.id, lmcSlug: 'borsetshire', confirmed: true }, officer, HERE, NOW)).toEqual({
    ok: true,
  })
  const mail = waitingMails(db).at(-1)!
  expect(mail).toMatchObject({ message: 'join-accepted', to: 'new@example.org' })
  const outcome = acceptAsNewPerson(db, mail.link!.split('/').at(-1)!, { name: 'Dr N. Ew', passwordHash: '!' }, NOW)
  expect(outcome).toMatchObject({ ok: true, desk: '/practice/Y00001' })
})

test('the mail to the officers names nobody, and the audit neither', () => {
  const { db } = peopled()
  askToJoin(db, WISH, HERE, NOW)
  const mail = waitingMails(db)[0]!
  expect(mail.subject + mail.text).not.toMatch(/N\. Ew|new@example\.org/)
  expect(JSON.stringify(db.select().from(auditEvents).all())).not.toMatch(/N\. Ew|example\.org/)
})

test('refused, the person hears so, gets no link, and name and address are wiped', () => {
  const { db, officer } = peopled()
  askToJoin(db, WISH, HERE, NOW)
  const [request] = waitingJoinRequests(db, 'borsetshire', NOW)
  expect(answerJoinRequest(db, { id: request!.id, lmcSlug: 'borsetshire', confirmed: false }, officer, HERE, NOW)).toEqual({
    ok: true,
  })
  expect(waitingMails(db).at(-1)).toMatchObject({ message: 'join-refused', to: 'new@example.org' })
  expect(db.select().from(joinRequests).all()).toMatchObject([
    { name: null, email: null, accepted: false, answeredBy: officer.id },
  ])
  expect(answerJoinRequest(db, { id: request!.id, lmcSlug: 'borsetshire', confirmed: true }, officer, HERE, NOW)).toMatchObject({
    reason: 'not-waiting',
  })
})

test('an officer of another LMC neither sees nor answers the request', () => {
  const { db, neighbour } = peopled()
  askToJoin(db, WISH, HERE, NOW)
  const [request] = waitingJoinRequests(db, 'borsetshire', NOW)
  expect(waitingJoinRequests(db, 'loamshire', NOW)).toEqual([])
  for (const lmcSlug of ['loamshire', 'borsetshire'])
    expect(answerJoinRequest(db, { id: request!.id, lmcSlug, confirmed: true }, neighbour, HERE, NOW).ok).toBe(false)
  expect(waitingJoinRequests(db, 'borsetshire', NOW)).toHaveLength(1)
})

test('an unknown code is passed over in silence', () => {
  const { db } = peopled()
  expect(askToJoin(db, { ...WISH, practiceCode: 'Y99999' }, HERE, NOW)).toBeUndefined()
  expect(db.select().from(joinRequests).all()).toEqual([])
  expect(waitingMails(db)).toEqual([])
})

test('one code cannot bury an LMC: five requests wait, one address once, one mail an hour', () => {
  const { db } = peopled()
  for (let i = 0; i < 20; i++) askToJoin(db, { ...WISH, email: `p${i}@example.org` }, HERE, NOW + i)
  for (let i = 0; i < 3; i++) askToJoin(db, { ...WISH, practiceCode: 'Y00002' }, HERE, NOW + 50 + i)
  expect(waitingJoinRequests(db, 'borsetshire', NOW + 60)).toHaveLength(6)
  expect(waitingMails(db)).toHaveLength(1)
})

test('a request nobody answers is forgotten after thirty days', () => {
  const { db } = peopled()
  askToJoin(db, WISH, HERE, NOW)
  expect(waitingJoinRequests(db, 'borsetshire', NOW + REQUEST_LASTS)).toEqual([])
  askToJoin(db, { ...WISH, email: 'later@example.org' }, HERE, NOW + REQUEST_LASTS + 1)
  expect(
    db
      .select({ name: joinRequests.name })
      .from(joinRequests)
      .all()
      .filter(({ name }) => name),
  ).toHaveLength(1)
})
