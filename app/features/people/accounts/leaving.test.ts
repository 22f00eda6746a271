import { expect, test } from 'vitest'
import type { Db } from '#db/client.server.ts'
import { REGISTERED_AT, smallEngland, someone } from '#test/support/england.ts'
import { addPerson, addRole } from './add-person.server.ts'
import { followsLeaving } from './leaving-queries.server.ts'
import { LEAVING_WORDS, shownConsequences } from './leaving-words.ts'
import { rolesOf } from './role-queries.server.ts'

const ELM = { practiceCode: 'Y00001' }
const leavingOf = (db: Db, id: string, roleId?: string) => followsLeaving(db, { id, roles: rolesOf(db, id) }, roleId)
const secondPartner = (db: Db) => {
  const { personId } = addPerson(
    db,
    { email: 'second@example.org', name: 'Second', passwordHash: '!' },
    'operator',
    REGISTERED_AT,
  )
  addRole(db, { personId, role: 'practice-partner', ...ELM }, 'operator', REGISTERED_AT)
}

test('the only partner is told that the manager who stays cannot change who sees the answers; with a second partner nothing is missed', () => {
  const db = smallEngland()
  const partner = someone(db, 'practice-partner', ELM)
  const manager = someone(db, 'practice-manager', ELM)
  expect(leavingOf(db, partner)).toEqual([{ scope: 'Elm Surgery', without: 'partner' }])
  expect(LEAVING_WORDS.partner('Elm Surgery')).toContain('Its practice manager can invite one')
  expect(leavingOf(db, manager)).toEqual([])
  secondPartner(db)
  expect(leavingOf(db, partner)).toEqual([])
})

test('the only person of a practice and the only officer of an LMC are told that nobody is left', () => {
  const db = smallEngland()
  const manager = someone(db, 'practice-manager', ELM)
  const officer = someone(db, 'lmc-officer', { lmcSlug: 'borsetshire' })
  expect(leavingOf(db, manager)).toEqual([{ scope: 'Elm Surgery', without: 'anybody' }])
  expect(leavingOf(db, officer)).toEqual([{ scope: 'Borsetshire LMC', without: 'officer' }])
})

test('leaving one of two roles tells of that one alone, deleting the account of both', () => {
  const db = smallEngland()
  const partner = someone(db, 'practice-partner', ELM)
  addRole(db, { personId: partner, role: 'practice-manager', practiceCode: 'Y00002' }, 'operator', REGISTERED_AT)
  const [elm] = rolesOf(db, partner)
  expect(leavingOf(db, partner, elm!.id)).toEqual([{ scope: 'Elm Surgery', without: 'anybody' }])
  expect(leavingOf(db, partner)).toHaveLength(2)
  expect(leavingOf(db, partner, 'a role of somebody else')).toEqual([])
  expect(shownConsequences(leavingOf(db, partner))).toBe('anybody Elm Surgery; anybody Oak Surgery')
})

test('the last editor and the last person of the committee with a second step are told; a colleague without one does not count', () => {
  const db = smallEngland()
  const editor = someone(db, 'committee-editor')
  const member = someone(db, 'committee-member')
  expect(leavingOf(db, editor)).toEqual([{ scope: 'the committee', without: 'committee' }])
  const step = db.$client.prepare(
    "insert into authenticators (person_id, secret, created_at, confirmed_at) values (?, '!', 0, ?)",
  )
  step.run(member, null)
  expect(leavingOf(db, editor)).toMatchObject([{ without: 'committee' }])
  db.$client.prepare('update authenticators set confirmed_at = 1').run()
  expect(leavingOf(db, editor)).toMatchObject([{ without: 'editor' }])
  step.run(editor, 1)
  expect([leavingOf(db, member), leavingOf(db, editor)]).toEqual([[], [{ scope: 'the committee', without: 'editor' }]])
})

test('who ends the role of somebody else is told what the office lacks then, by that person’s name', () => {
  const db = smallEngland()
  const editor = someone(db, 'committee-editor')
  const officer = someone(db, 'lmc-officer', { lmcSlug: 'borsetshire' })
  const [role] = rolesOf(db, officer)
  expect(leavingOf(db, editor, role!.id)).toEqual([
    { scope: 'Borsetshire LMC', without: 'officer', who: 'lmc-officer borsetshire' },
  ])
  expect(LEAVING_WORDS.officer('Borsetshire LMC', 'Ann Ash')).toContain('Ann Ash is the only officer of Borsetshire LMC here.')
})
