import { expect, test } from 'vitest'
import { addRole } from '#app/features/people/accounts/add-person.server.ts'
import { rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { endRole } from '#app/features/people/joining-and-leaving/end-role.server.ts'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import { instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { lmcOffices } from '#db/schema/register.ts'
import { copyOfImage } from '#test/support/database.ts'
import { REGISTERED_AT, smallEngland, someone } from '#test/support/england.ts'
import { invitationTo as to } from '#test/support/invitations.ts'
import { waitingMails } from '#test/support/mail.ts'
import { lmc } from '#test/support/register.ts'
import { acceptAsNewPerson, acceptAsPerson } from './accept-invitation.server.ts'
import { readInvitationList } from './invitation-form.ts'
import { invitationsShown } from './invitation-queries.server.ts'
import { invite, type NewInvitation } from './invite.server.ts'
import { revokeInvitation } from './revoke-invitation.server.ts'
import { sendInvitationAgain } from './send-invitation-again.server.ts'
import { checkInvitationList, practiceLine } from './send-invitation-list.server.ts'

const NOW = instantOf('2026-06-17', '10:00')
const NEW = { name: 'Dr N. Ew', passwordHash: '!' }
const ELM = { practiceCode: 'Y00001' }
const OAK = { practiceCode: 'Y00002' }

const asked = (db: Db, id: string) => ({ id, roles: rolesOf(db, id) })
const sender = (db: Db, id: string) =>
  ({ by: id === 'operator' ? id : asked(db, id), publicAddress: 'https://concert.example' }) as const

function invited(db: Db, wanted: NewInvitation, by: string) {
  const outcome = invite(db, wanted, sender(db, by), NOW)
  if (!outcome.ok) throw new Error(outcome.reason)
  return { id: outcome.invitationId, token: outcome.link.split('/').at(-1)! }
}

/** Elm has a partner and a manager, Oak nobody; Borsetshire an officer, the committee a member and an editor. */
function peopled() {
  const db = smallEngland()
  const people = {
    partner: someone(db, 'practice-partner', ELM),
    manager: someone(db, 'practice-manager', ELM),
    officer: someone(db, 'lmc-officer', { lmcSlug: 'borsetshire' }),
    neighbour: someone(db, 'lmc-officer', { lmcSlug: 'loamshire' }),
    member: someone(db, 'committee-member'),
    editor: someone(db, 'committee-editor'),
  }
  return { db, people }
}
const copyOf = (db: Db) => copyOfImage(db.$client.serialize())
const OFFICER = 'lmc-officer.borsetshire@example.org'

test('the LMC invites to a practice while nobody stands there, and again once all have left', () => {
  const { db, people } = peopled()
  const attempt = () => invite(db, to('practice-partner', ELM), sender(db, people.officer), NOW)
  expect(attempt()).toEqual({ ok: false, reason: 'practice-has-people' })
  for (const who of [people.partner, people.manager]) {
    expect(attempt().ok).toBe(false)
    endRole(db, rolesOf(db, who)[0]!.id, 'operator', NOW)
  }
  expect(attempt().ok).toBe(true)
})

test('of two whom an LMC invites to one practice the first comes in, and a colleague invites the second', () => {
  const { db, people } = peopled()
  const first = invited(db, to('practice-partner', OAK), people.officer)
  const second = invited(db, to('practice-manager', { ...OAK, email: 'second@example.org' }), people.officer)
  const came = acceptAsNewPerson(db, first.token, NEW, NOW)
  if (!came.ok) throw new Error(came.reason)
  expect(acceptAsNewPerson(db, second.token, NEW, NOW)).toEqual({ ok: false, reason: 'practice-has-people' })
  expect(sendInvitationAgain(db, second.id, { lmcSlug: 'borsetshire' }, sender(db, people.officer), NOW + 600_000)).toEqual({
    ok: false,
    reason: 'practice-has-people',
  })
  const again = invited(db, to('practice-manager', { ...OAK, email: 'second@example.org' }), came.personId)
  expect(acceptAsNewPerson(db, again.token, NEW, NOW).ok).toBe(true)
})

test('a line of an officer’s list for a practice that has people says who invites there', async () => {
  const { db, people } = peopled()
  const read = readInvitationList(`Y00001,partner,a@example.org\nY00002,partner,b@example.org\nY00002,manager,${OFFICER}`)
  if (!read.ok) throw new Error(read.message)
  const checked = await checkInvitationList(db, read.lines, practiceLine('borsetshire'), asked(db, people.officer), NOW)
  expect(checked.map((line) => (line.ok ? 'right' : line.problem))).toEqual([
    expect.stringContaining('one of them invites further colleagues'),
    'right',
    expect.stringContaining('your own address'),
  ])
})

test.each([
  ['an officer of its LMC', OFFICER, 'stands-above'],
  ['a committee member', 'committee-member@example.org', 'stands-above'],
  ['a committee editor', 'committee-editor@example.org', 'stands-above'],
  ['oneself', 'PRACTICE-PARTNER.Y00001@example.org', 'own-address'],
])('nobody invites %s into a practice', (_whom, email, reason) => {
  const { db, people } = peopled()
  expect(invite(db, to('practice-partner', { ...ELM, email }), sender(db, people.partner), NOW)).toEqual({ ok: false, reason })
  expect(waitingMails(db)).toEqual([])
})

test('an officer who serves the LMC through its office is not let in either; one of another LMC is', () => {
  const { db, people } = peopled()
  db.insert(lmcOffices).values({ slug: 'shires', name: 'Shire LMCs' }).run()
  addToRegister(db, lmc({ slug: 'felshire', officeSlug: 'shires' }), REGISTERED_AT)
  addToRegister(db, { memberships: [{ practiceCode: 'Y00001', lmcSlug: 'felshire', holdsFrom: '2026-01-01' }] }, NOW - 1)
  addRole(db, { personId: people.neighbour, role: 'lmc-officer', officeSlug: 'shires' }, 'operator', NOW)
  const wanted = (email: string) => invite(db, to('practice-partner', { ...ELM, email }), sender(db, people.partner), NOW)
  expect(wanted('lmc-officer.loamshire@example.org')).toEqual({ ok: false, reason: 'stands-above' })
  expect(wanted(OFFICER).ok).toBe(true)
})

test('who has become an officer since the invitation is not let in by it; the operator lets in who is both', () => {
  const { db, people } = peopled()
  const wanted = to('practice-partner', { ...ELM, email: 'lmc-officer.loamshire@example.org' })
  const { token } = invited(db, wanted, people.partner)
  addRole(db, { personId: people.neighbour, role: 'lmc-officer', lmcSlug: 'borsetshire' }, 'operator', NOW)
  expect(acceptAsPerson(db, token, people.neighbour, NOW)).toEqual({ ok: false, reason: 'stands-above' })
  const vouched = invited(db, wanted, 'operator')
  expect(acceptAsPerson(db, vouched.token, people.neighbour, NOW).ok).toBe(true)
})

test('an editor does not make themselves an officer, by inviting or by taking on the invited address later', () => {
  const { db, people } = peopled()
  const wanted = to('lmc-officer', { lmcSlug: 'borsetshire', email: 'committee-editor@example.org' })
  expect(invite(db, wanted, sender(db, people.editor), NOW)).toEqual({ ok: false, reason: 'own-address' })
  const { token } = invited(db, { ...wanted, email: 'alias@example.org' }, people.editor)
  db.$client.prepare("update persons set email = 'alias@example.org' where id = ?").run(people.editor)
  expect(acceptAsPerson(db, token, people.editor, NOW)).toEqual({ ok: false, reason: 'own-address' })
  expect(rolesOf(db, people.editor).map(({ role }) => role)).toEqual(['committee-editor'])
})

test('an invitation lets nobody in once its sender could not send it; the operator’s stays good', () => {
  const { db, people } = peopled()
  endRole(db, rolesOf(db, people.partner)[0]!.id, 'operator', NOW)
  const byManager = invited(db, to('practice-partner', ELM), people.manager)
  addRole(db, { personId: people.partner, role: 'practice-partner', ...ELM }, 'operator', NOW)
  expect(acceptAsNewPerson(db, byManager.token, NEW, NOW)).toEqual({ ok: false, reason: 'not-good-any-more' })
  expect(db.$client.prepare("select count(*) from persons where email = 'new@example.org'").pluck().get()).toBe(0)
  const byOperator = invited(db, to('practice-partner', ELM), 'operator')
  expect(acceptAsNewPerson(db, byOperator.token, NEW, NOW).ok).toBe(true)
})

test('a manager takes back a manager’s invitation and not a partner’s; an officer what the LMC sent', () => {
  const { db, people } = peopled()
  const partners = invited(db, to('practice-partner', ELM), people.partner)
  const managers = invited(db, to('practice-manager', ELM), people.partner)
  const revoke = (id: string) => revokeInvitation(db, id, ELM, asked(db, people.manager), NOW)
  expect(revoke(partners.id)).toEqual({ ok: false, reason: 'not-yours-to-revoke' })
  expect(revoke(managers.id)).toEqual({ ok: true })
  const ofLmc = invited(db, to('practice-partner', OAK), people.officer)
  someone(db, 'practice-partner', OAK)
  expect(revokeInvitation(db, ofLmc.id, { lmcSlug: 'borsetshire' }, asked(db, people.officer), NOW)).toEqual({ ok: true })
})

test('an editor does not take back the operator’s invitation of an editor', () => {
  const { db, people } = peopled()
  const { id } = invited(db, to('committee-editor'), 'operator')
  expect(revokeInvitation(db, id, 'committee', asked(db, people.editor), NOW)).toMatchObject({ reason: 'not-yours-to-revoke' })
})

const PARTNER = 'practice-partner.y00001@example.org'
const MANAGER = 'practice-manager.y00001@example.org'
const told = (db: Db, message: string) =>
  waitingMails(db).flatMap((mail) => (mail.message === message ? [{ to: mail.to, text: `${mail.subject}\n${mail.text}` }] : []))

test('everyone in a practice hears by mail that somebody was let in, whoever invited them; the mail names nobody', () => {
  const { db } = peopled()
  const { token } = invited(db, to('practice-manager', ELM), 'operator')
  expect(acceptAsNewPerson(db, token, NEW, NOW).ok).toBe(true)
  const mails = told(db, 'colleague-let-in')
  expect(mails.map(({ to }) => to).sort()).toEqual([MANAGER, PARTNER])
  expect(mails[0]!.text).toContain('Elm Surgery')
  expect(mails[0]!.text).toContain('as practice manager')
  expect(JSON.stringify(mails)).not.toMatch(/N\. Ew|new@example/)
})

test('everyone in a practice hears that a role ended there, and so does the one whose it was', () => {
  const { db, people } = peopled()
  endRole(db, rolesOf(db, people.manager)[0]!.id, asked(db, people.partner), NOW)
  expect(told(db, 'colleague-ended').map(({ to }) => to)).toEqual([PARTNER, MANAGER])
})

test('who leaves by themselves gets no mail of it, the colleagues do; officers come and go without', () => {
  const { db, people } = peopled()
  endRole(db, rolesOf(db, people.officer)[0]!.id, asked(db, people.editor), NOW)
  endRole(db, rolesOf(db, people.manager)[0]!.id, asked(db, people.manager), NOW)
  expect(told(db, 'colleague-ended').map(({ to }) => to)).toEqual([PARTNER])
})

test('a list offers “Revoke” and “Send again” to those alone whom the command would let do it', () => {
  const { db, people } = peopled()
  const sent = [
    invited(db, to('practice-partner', { ...ELM, email: 'a@example.org' }), people.partner),
    invited(db, to('practice-manager', { ...ELM, email: 'b@example.org' }), people.manager),
    invited(db, to('practice-manager', { ...OAK, email: 'c@example.org' }), people.officer),
    invited(db, to('committee-editor', { email: 'd@example.org' }), 'operator'),
    invited(db, to('lmc-officer', { lmcSlug: 'borsetshire', email: 'e@example.org' }), people.editor),
  ]
  const oak = someone(db, 'practice-manager', OAK)
  const later = NOW + 600_000
  for (const [scope, who] of [
    [ELM, people.partner],
    [ELM, people.manager],
    [OAK, oak],
    [{ lmcSlug: 'borsetshire' }, people.officer],
    ['committee', people.editor],
  ] as const)
    for (const shown of invitationsShown(db, scope, asked(db, who), later)) {
      const attempt = copyOf(db)
      expect([shown.role, revokeInvitation(attempt, shown.id, scope, asked(db, who), later).ok]).toEqual([
        shown.role,
        shown.mayRevoke,
      ])
      const again = sendInvitationAgain(copyOf(db), shown.id, scope, sender(db, who), later)
      expect([shown.role, again.ok]).toEqual([shown.role, shown.maySendAgain])
    }
  const offered = (scope: Parameters<typeof invitationsShown>[1], who: string) =>
    invitationsShown(db, scope, asked(db, who), later).map(({ id, mayRevoke, maySendAgain }) => [
      sent.findIndex((one) => one.id === id),
      mayRevoke,
      maySendAgain,
    ])
  expect(offered(ELM, people.manager)).toEqual(
    expect.arrayContaining([
      [0, false, false],
      [1, true, true],
    ]),
  )
  expect(offered({ lmcSlug: 'borsetshire' }, people.officer)).toEqual([[2, true, false]])
  expect(offered('committee', people.editor)).toEqual(
    expect.arrayContaining([
      [3, false, false],
      [4, true, true],
    ]),
  )
})
