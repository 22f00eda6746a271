import { expect, test } from 'vitest'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { adoptionDatabase, at, BY, closePractice } from '#test/support/adoption.ts'
import { ownAnswers } from './own-answers-queries.server.ts'

const NOW = at('2024-09-18')

test('a practice reads its answers on the menu: the state without its words, and what it may still say', () => {
  const db = adoptionDatabase()
  const words = { extent: null, plannedFor: null, obstacle: null, note: 'between us' }
  const cap = { practiceCode: 'ZZ001', actionSlug: 'cap', state: 'taking', effectiveOn: '2024-08-05', ...words } as const
  expect(recordAdoption(db, cap, BY, at('2024-08-14')).ok).toBe(true)
  const own = ownAnswers(db, 'ZZ001', NOW)
  expect(own?.answers.cap).toMatchObject({ current: { state: 'taking', takenSince: '2024-08-05' }, mayAnswer: true })
  expect(own?.answers.notice).toEqual({ current: null, mayAnswer: true })
  expect(JSON.stringify(own)).not.toContain('between us')
})

test('a closed practice has its answers and no button; one the register does not hold has nothing', () => {
  const db = adoptionDatabase()
  closePractice(db, 'ZZ001', '2024-09-01', at('2024-09-01'))
  expect(Object.values(ownAnswers(db, 'ZZ001', NOW)?.answers ?? {}).map(({ mayAnswer }) => mayAnswer)).not.toContain(true)
  expect(ownAnswers(db, 'ZZ999', NOW)).toBeUndefined()
})
