import { expect, test } from 'vitest'
import type { Role } from '#app/features/people/accounts/people-rules.ts'
import { type AdoptionAct, mayInPractice } from './adoption-access.ts'

const person = (role: Role, practiceCode: string | null = 'ZZ001') => ({
  roles: [{ id: 's', role, practiceCode, lmcSlug: role === 'lmc-officer' ? 'borsetshire' : null }],
})
const ACTS: AdoptionAct[] = ['read', 'record', 'correct', 'confirm', 'choose-sharing']
const allowed = (who: ReturnType<typeof person>, practiceCode = 'ZZ001', alone = false) =>
  ACTS.filter((act) => mayInPractice(act, who, practiceCode, { alone }))

test('a partner does everything in the practice, a manager everything but the sharing choice', () => {
  expect(allowed(person('practice-partner'))).toEqual(ACTS)
  expect(allowed(person('practice-manager'))).toEqual(['read', 'record', 'correct', 'confirm'])
})

test('a manager who is alone in the practice may also choose about sharing', () => {
  expect(allowed(person('practice-manager'), 'ZZ001', true)).toEqual(ACTS)
})

test.each<Role>(['lmc-officer', 'committee-member', 'committee-editor'])(
  'unauthorised access to a practice’s record: %s',
  (role) => {
    expect(allowed(person(role, null), 'ZZ001', true)).toEqual([])
  },
)

test('unauthorised access to another practice’s record: its neighbours', () => {
  expect(allowed(person('practice-partner', 'ZZ002'), 'ZZ001', true)).toEqual([])
  expect(allowed({ roles: [] } as ReturnType<typeof person>, 'ZZ001', true)).toEqual([])
})
