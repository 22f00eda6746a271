import { expect, test } from 'vitest'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { addPerson, addRole } from '#app/features/people/accounts/add-person.server.ts'
import type { Role } from '#app/features/people/accounts/people-rules.ts'
import { rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { invite } from '#app/features/people/invitations/invite.server.ts'
import { endRole } from '#app/features/people/joining-and-leaving/end-role.server.ts'
import { type Instant, instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { REGISTERED_AT, smallEngland, someone } from '#test/support/england.ts'
import { editorActs } from './editor-acts-queries.server.ts'
import { actInWords } from './editor-acts-words.ts'

const NOW = instantOf('2026-06-17', '10:00')
const acts = (db: Db, before?: number) => editorActs(db, { before, unpublishedTitles: false })
const inWords = (db: Db) => acts(db).acts.map((act) => `${act.editor} ${actInWords(act)}`)

function invites(db: Db, personId: string, role: Role, scope: { lmcSlug?: string; practiceCode?: string }, now: Instant): void {
  const wanted = { role, practiceCode: null, lmcSlug: null, officeSlug: null, email: `${role}.${now}@example.org`, ...scope }
  const by = { id: personId, roles: rolesOf(db, personId) }
  const outcome = invite(db, wanted, { by, publicAddress: 'https://concert.example.org' }, now)
  if (!outcome.ok) throw new Error(outcome.reason)
}

test('the committee reads what an editor did for it: invitations and endings, the latest first', () => {
  const db = smallEngland()
  const editor = someone(db, 'committee-editor')
  const officer = someone(db, 'lmc-officer', { lmcSlug: 'borsetshire' })
  invites(db, editor, 'lmc-officer', { lmcSlug: 'loamshire' }, NOW)
  const assignment = rolesOf(db, officer)[0]!
  expect(endRole(db, assignment.id, { id: editor, roles: rolesOf(db, editor) }, NOW + 1)).toMatchObject({
    ok: true,
  })
  expect(inWords(db)).toEqual([
    'committee-editor ended the role of an LMC officer of Borsetshire LMC',
    'committee-editor invited an LMC officer of Loamshire LMC',
  ])
})

test('what an editor does as a partner of a practice or an officer of an LMC stays out of it', () => {
  const db = smallEngland()
  const editor = someone(db, 'committee-editor')
  addRole(db, { personId: editor, role: 'practice-partner', practiceCode: 'Y00001' }, 'operator', REGISTERED_AT)
  addRole(db, { personId: editor, role: 'lmc-officer', lmcSlug: 'borsetshire' }, 'operator', REGISTERED_AT)
  invites(db, editor, 'practice-manager', { practiceCode: 'Y00001' }, NOW)
  recordEvent(db, { at: NOW, actor: editor, action: 'return.made', subject: 'Y00001', detail: { week: '2026-06-15' } })
  recordEvent(db, { at: NOW, actor: editor, action: 'sharing.chosen', subject: 'Y00001' })
  expect(inWords(db)).toEqual([])
})

test('what someone did before or after being an editor is not an editor’s act', () => {
  const db = smallEngland()
  const member = { email: 'member@example.org', name: 'A member', passwordHash: '!' }
  const { personId: editor } = addPerson(db, member, 'operator', REGISTERED_AT)
  const detail = { role: 'lmc-officer', subject: 'borsetshire' }
  const ends = (at: Instant) => recordEvent(db, { at, actor: editor, action: 'standing.ended', subject: 'x', detail })
  ends(REGISTERED_AT + 1)
  expect(addRole(db, { personId: editor, role: 'committee-editor' }, 'operator', REGISTERED_AT + 2)).toMatchObject({ ok: true })
  ends(NOW)
  expect(endRole(db, rolesOf(db, editor)[0]!.id, 'operator', NOW + 1)).toMatchObject({ ok: true })
  ends(NOW + 2)
  expect(acts(db).acts.map(({ at }) => at)).toEqual([NOW])
})

test('a long list goes on: a hundred a page', () => {
  const db = smallEngland()
  const editor = someone(db, 'committee-editor')
  for (let i = 0; i < 150; i++)
    recordEvent(db, {
      at: NOW + i,
      actor: editor,
      action: 'standing.ended',
      subject: 'x',
      detail: { role: 'committee-member', subject: null },
    })
  const first = acts(db)
  expect([first.acts.length, first.acts[0]?.at]).toEqual([100, NOW + 149])
  const second = acts(db, first.more!)
  expect([second.acts.length, second.acts[0]?.at, second.more]).toEqual([50, NOW + 49, null])
})
