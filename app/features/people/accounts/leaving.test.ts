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
  expect(leavingOf(db, someone(db, 'committee-member'))).toEqual([])
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
