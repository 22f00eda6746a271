import { expect, test } from 'vitest'
import type { Role } from '#app/features/people/accounts/people-rules.ts'
import { rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { endRole } from '#app/features/people/joining-and-leaving/end-role.server.ts'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { auditEvents } from '#db/schema/audit.ts'
import { invitations, persons } from '#db/schema/people.ts'
import { smallEngland, someone } from '#test/support/england.ts'
import { invitationTo as to } from '#test/support/invitations.ts'
import { waitingMails } from '#test/support/mail.ts'
import { acceptAsNewPerson, acceptAsPerson } from './accept-invitation.server.ts'
import { type InvitationScope, invitationOfToken, invitationsOf } from './invitation-queries.server.ts'
import { INVITATION_LASTS } from './invitation-rules.ts'
import { invite, type NewInvitation } from './invite.server.ts'
import { revokeInvitation } from './revoke-invitation.server.ts'
import { sendInvitationAgain } from './send-invitation-again.server.ts'

const NOW = instantOf('2026-06-17', '10:00')
const HERE = 'https://concert.example'
const NEW = { name: 'Dr N. Ew', passwordHash: '!' }

const inviting = (db: Db, personId: string) => ({
  by: { id: personId, roles: rolesOf(db, personId) },
  publicAddress: HERE,
})
const asOperator = { by: 'operator' as const, publicAddress: HERE }
const tokenOf = (link: string) => link.split('/').at(-1)!

function invited(db: Db, invitation: NewInvitation, by: ReturnType<typeof inviting> | typeof asOperator, now: Instant = NOW) {
  const outcome = invite(db, invitation, by, now)
  if (!outcome.ok) throw new Error(outcome.reason)
  return { ...outcome, token: tokenOf(outcome.link) }
}

/** England with one person of each role: partner and manager of Elm, officer of Borsetshire, member and editor. */
function peopled() {
  const db = smallEngland()
  const people = {
    partner: someone(db, 'practice-partner', { practiceCode: 'Y00001' }),
    manager: someone(db, 'practice-manager', { practiceCode: 'Y00001' }),
    lonely: someone(db, 'practice-manager', { practiceCode: 'Y00003' }),
    officer: someone(db, 'lmc-officer', { lmcSlug: 'borsetshire' }),
    member: someone(db, 'committee-member'),
    editor: someone(db, 'committee-editor'),
  }
  return { db, people }
}

test('I accept once: I stand where I was invited to, and the link is worth nothing from then on', () => {
  const { db, people } = peopled()
  const { token, invitationId } = invited(db, to('practice-manager', { practiceCode: 'Y00002' }), inviting(db, people.officer))
  const outcome = acceptAsNewPerson(db, token, NEW, NOW + 1)
  if (!outcome.ok) throw new Error(outcome.reason)
  expect(outcome.desk).toBe('/practice/Y00002')
  expect(rolesOf(db, outcome.personId)).toMatchObject([
    { role: 'practice-manager', practiceCode: 'Y00002', scopeName: 'Oak Surgery' },
  ])
  expect(acceptAsNewPerson(db, token, NEW, NOW + 2)).toEqual({ ok: false, reason: 'accepted' })
  expect(db.select().from(invitations).all()).toMatchObject([{ id: invitationId, email: null, acceptedBy: outcome.personId }])
})

test('looking at an invitation any number of times does not use it up and writes nothing', () => {
  const { db, people } = peopled()
  const { token } = invited(db, to('practice-partner', { practiceCode: 'Y00001' }), inviting(db, people.partner))
  const changes = () => db.$client.prepare('select total_changes()').pluck().get()
  const before = changes()
  for (let attempt = 0; attempt < 20; attempt++) expect(invitationOfToken(db, token, NOW).ok).toBe(true)
  expect(changes()).toBe(before)
  expect(acceptAsNewPerson(db, token, NEW, NOW).ok).toBe(true)
})

test('an invitation is good for fourteen days and not a millisecond longer', () => {
  const { db, people } = peopled()
  const { token } = invited(db, to('practice-partner', { practiceCode: 'Y00001' }), inviting(db, people.partner))
  expect(invitationOfToken(db, token, NOW + INVITATION_LASTS - 1).ok).toBe(true)
  expect(acceptAsNewPerson(db, token, NEW, NOW + INVITATION_LASTS)).toEqual({ ok: false, reason: 'expired' })
  expect(db.select().from(persons).all()).toHaveLength(6)
})

test('a link that is wrong, cut short or made up opens nothing', () => {
  const { db, people } = peopled()
  const { token } = invited(db, to('practice-partner', { practiceCode: 'Y00001' }), inviting(db, people.partner))
  const stored = db.select({ hash: invitations.tokenHash }).from(invitations).get()!.hash
  for (const wrong of [token.slice(1), `${token}A`, stored, '', 'x'.repeat(10_000), token.toUpperCase()])
    expect(acceptAsNewPerson(db, wrong, NEW, NOW)).toEqual({ ok: false, reason: 'unknown' })
})

test('the database holds neither the link nor, once it is over, the address', () => {
  const { db, people } = peopled()
  const { token, invitationId } = invited(db, to('practice-partner', { practiceCode: 'Y00001' }), inviting(db, people.partner))
  expect(JSON.stringify(db.select().from(invitations).all())).not.toContain(token)
  revokeInvitation(db, invitationId, { practiceCode: 'Y00001' }, inviting(db, people.partner).by, NOW)
  invited(db, to('practice-partner', { practiceCode: 'Y00001', email: 'second@example.org' }), inviting(db, people.partner))
  invited(db, to('practice-manager', { practiceCode: 'Y00001' }), inviting(db, people.partner), NOW + INVITATION_LASTS)
  expect(
    db
      .select({ email: invitations.email })
      .from(invitations)
      .all()
      .map(({ email }) => email),
  ).toEqual([null, null, 'new@example.org'])
  expect(JSON.stringify(db.select().from(auditEvents).all())).not.toMatch(/example\.org/)
})

test('a revoked invitation says so and lets nobody in', () => {
  const { db, people } = peopled()
  const { token, invitationId } = invited(db, to('practice-partner', { practiceCode: 'Y00001' }), inviting(db, people.partner))
  expect(revokeInvitation(db, invitationId, { practiceCode: 'Y00001' }, inviting(db, people.partner).by, NOW)).toEqual({
    ok: true,
  })
  expect(acceptAsNewPerson(db, token, NEW, NOW)).toEqual({ ok: false, reason: 'revoked' })
})

test.each<[string, InvitationScope]>([
  ['another practice', { practiceCode: 'Y00002' }],
  ['another LMC', { lmcSlug: 'loamshire' }],
  ['its own LMC, for it is a colleague’s', { lmcSlug: 'borsetshire' }],
  ['the committee', 'committee'],
])('an invitation of a practice is not on the list of %s and cannot be revoked or sent from there', (_whose, from) => {
  const { db, people } = peopled()
  const { invitationId } = invited(db, to('practice-partner', { practiceCode: 'Y00001' }), inviting(db, people.partner))
  expect(invitationsOf(db, from, NOW)).toEqual([])
  expect(revokeInvitation(db, invitationId, from, inviting(db, people.officer).by, NOW)).toMatchObject({ reason: 'not-waiting' })
  expect(sendInvitationAgain(db, invitationId, from, inviting(db, people.officer), NOW)).toMatchObject({ reason: 'not-waiting' })
})

test('sent again, the newest link works and the one before it no longer; not twice within ten minutes', () => {
  const { db, people } = peopled()
  const from = { practiceCode: 'Y00001' }
  const { token, invitationId } = invited(db, to('practice-partner', from), inviting(db, people.partner))
  const again = (now: Instant) => sendInvitationAgain(db, invitationId, from, inviting(db, people.partner), now)
  expect(again(NOW + 60_000)).toEqual({ ok: false, reason: 'sent-just-now' })
  expect(again(NOW + 600_000)).toEqual({ ok: true })
  const [newest] = waitingMails(db).slice(-1)
  expect(acceptAsNewPerson(db, token, NEW, NOW + 600_001)).toEqual({ ok: false, reason: 'unknown' })
  expect(acceptAsNewPerson(db, tokenOf(newest!.link!), NEW, NOW + 600_001).ok).toBe(true)
})

const ELM = { practiceCode: 'Y00001' }
const BORSETSHIRE = { lmcSlug: 'borsetshire' }
test.each<[keyof ReturnType<typeof peopled>['people'], Role, Partial<NewInvitation>, boolean]>([
  ['editor', 'lmc-officer', BORSETSHIRE, true],
  ['editor', 'committee-member', {}, true],
  ['editor', 'committee-editor', {}, false],
  ['editor', 'practice-partner', ELM, false],
  ['member', 'lmc-officer', BORSETSHIRE, false],
  ['member', 'committee-member', {}, false],
  ['officer', 'practice-partner', { practiceCode: 'Y00002' }, true],
  ['officer', 'practice-partner', { practiceCode: 'Y00003' }, false],
  ['officer', 'practice-manager', { practiceCode: 'Y00002' }, true],
  ['officer', 'practice-manager', { practiceCode: 'Y00003' }, false],
  ['officer', 'lmc-officer', BORSETSHIRE, false],
  ['officer', 'committee-editor', {}, false],
  ['partner', 'practice-partner', ELM, true],
  ['partner', 'practice-manager', ELM, true],
  ['partner', 'practice-partner', { practiceCode: 'Y00002' }, false],
  ['partner', 'lmc-officer', BORSETSHIRE, false],
  ['partner', 'committee-editor', {}, false],
  ['manager', 'practice-manager', ELM, true],
  ['manager', 'practice-partner', ELM, false],
  ['manager', 'practice-manager', { practiceCode: 'Y00003' }, false],
  ['lonely', 'practice-partner', { practiceCode: 'Y00003' }, true],
])('whether a %s invites a %s to %j: %s', (who, role, scope, may) => {
  const { db, people } = peopled()
  const outcome = invite(db, to(role, scope), inviting(db, people[who]), NOW)
  expect(outcome.ok ? true : outcome.reason).toBe(may ? true : 'not-allowed')
  expect(waitingMails(db)).toHaveLength(may ? 1 : 0)
})

test('the operator invites to any role, and to no place that does not exist or is closed', () => {
  const { db } = peopled()
  for (const wanted of [to('committee-editor'), to('lmc-officer', BORSETSHIRE), to('practice-partner', ELM)])
    expect(invite(db, wanted, asOperator, NOW).ok).toBe(true)
  const refused = (wanted: NewInvitation) => invite(db, wanted, asOperator, NOW)
  expect(refused(to('lmc-officer', { lmcSlug: 'atlantis' }))).toMatchObject({ reason: 'scope-unknown' })
  expect(refused(to('lmc-officer', { officeSlug: 'nowhere' }))).toMatchObject({ reason: 'scope-unknown' })
  expect(refused(to('committee-editor', ELM))).toMatchObject({ reason: 'scope-unknown' })
  addToRegister(
    db,
    { statuses: [{ practiceCode: 'Y00002', status: 'closed', holdsFrom: '2026-06-01', successorCode: null }] },
    NOW,
  )
  expect(refused(to('practice-partner', { practiceCode: 'Y00002' }))).toMatchObject({ reason: 'practice-closed' })
})

test('the same address waits once for each who invites; that somebody else invited it is not told', () => {
  const { db, people } = peopled()
  const wanted = to('practice-partner', ELM)
  const first = invited(db, wanted, inviting(db, people.partner))
  expect(invite(db, { ...wanted, email: ' NEW@Example.org ' }, inviting(db, people.partner), NOW)).toMatchObject({
    reason: 'waiting-already',
  })
  const second = invited(db, wanted, asOperator)
  expect(acceptAsNewPerson(db, second.token, NEW, NOW).ok).toBe(true)
  expect(acceptAsNewPerson(db, first.token, NEW, NOW)).toEqual({ ok: false, reason: 'revoked' })
})

const ASH_MANAGER = 'practice-manager.Y00003@example.org'
test('inviting an address with an account is answered like any other; its owner signs in to accept', () => {
  const { db, people } = peopled()
  const { token } = invited(db, to('practice-partner', { ...ELM, email: ASH_MANAGER }), inviting(db, people.partner))
  expect(acceptAsNewPerson(db, token, NEW, NOW)).toEqual({ ok: false, reason: 'has-account' })
  expect(acceptAsPerson(db, token, people.manager, NOW)).toEqual({ ok: false, reason: 'other-address' })
  expect(acceptAsPerson(db, token, people.lonely, NOW)).toMatchObject({ ok: true, personId: people.lonely })
  expect(rolesOf(db, people.lonely).map(({ role }) => role)).toEqual(['practice-manager', 'practice-partner'])
})

test('who stands there already accepts without role there twice', () => {
  const { db, people } = peopled()
  const email = 'practice-manager.Y00001@example.org'
  const { token } = invited(db, to('practice-manager', { ...ELM, email }), inviting(db, people.partner))
  expect(acceptAsPerson(db, token, people.manager, NOW).ok).toBe(true)
  expect(rolesOf(db, people.manager)).toHaveLength(1)
})

test('what a leaver invited and nobody accepted ends with them', () => {
  const { db, people } = peopled()
  const friend = invited(db, to('practice-partner', ELM), inviting(db, people.partner))
  const [assignment] = rolesOf(db, people.partner)
  expect(endRole(db, assignment!.id, inviting(db, people.partner).by, NOW).ok).toBe(true)
  expect(acceptAsNewPerson(db, friend.token, NEW, NOW)).toEqual({ ok: false, reason: 'revoked' })
})

test('an address that a colleague invited after the page was drawn is shown before it is invited again', () => {
  const { db, people } = peopled()
  const scope: InvitationScope = { practiceCode: 'Y00001' }
  const latest = () => ({ drawn: { scope, seen: invitationsOf(db, scope, NOW)[0]?.id ?? '' } })
  const whom = to('practice-manager', { practiceCode: 'Y00001' })
  const drawn = latest()
  invited(db, whom, inviting(db, people.manager), NOW - 1)
  const by = inviting(db, people.partner)
  expect(invite(db, whom, by, NOW, drawn)).toEqual({ ok: false, reason: 'invited-meanwhile' })
  expect(invitationsOf(db, scope, NOW)).toHaveLength(1)
  // Another address, or another role, is nobody's business.
  expect(invite(db, { ...whom, email: 'other@example.org' }, by, NOW, drawn)).toMatchObject({ ok: true })
  expect(invite(db, { ...whom, role: 'practice-partner' }, by, NOW, drawn)).toMatchObject({ ok: true })
  expect(invite(db, whom, by, NOW, latest())).toMatchObject({ ok: true })
})
