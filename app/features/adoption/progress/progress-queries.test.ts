import { expect, test } from 'vitest'
import { correctEntry } from '#app/features/adoption/statements/correct-entry.server.ts'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import type { Statement } from '#app/features/adoption/statements/refusal-rules.ts'
import type { Db } from '#db/client.server.ts'
import { adoptionDatabase, at, BY } from '#test/support/adoption.ts'
import { answersAsKept, answersWithoutNotes, currentAnswers } from './progress-queries.server.ts'
import { correctProgress, recordProgress } from './record-progress.server.ts'

const NOW = at('2024-09-20')
const CODES = ['ZZ003', 'ZZ001', 'ZZ002']
const TAKING = { state: 'taking', extent: 'full', plannedFor: null, obstacle: null, note: null } as const

function say(db: Db, practiceCode: string, said: Partial<Statement>, minute: number): string {
  const statement = { ...TAKING, actionSlug: 'cap', effectiveOn: '2024-08-05', ...said, practiceCode } as Statement
  const outcome = recordAdoption(db, { ...statement, practiceCode, actionSlug: 'cap' }, BY, NOW + minute * 60_000)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.entryId
}
function news(db: Db, practiceCode: string, note: string, minute: number): string {
  const words = { practiceCode, actionSlug: 'cap', answers: null, obstacleKind: 'waiting', obstacle: null, note } as const
  const outcome = recordProgress(db, words, BY, NOW + minute * 60_000)
  if (!outcome.ok || !outcome.progressId) throw new Error(JSON.stringify(outcome))
  return outcome.progressId
}

/** What is read as kept is what is read anew, for an LMC without notes. */
function expectAsRecorded(db: Db) {
  const anew = CODES.flatMap((code) => currentAnswers(db, [code]).map(({ note: _, ...answer }) => answer))
  const kept = answersWithoutNotes(db, CODES)
  expect(kept.flat()).toEqual(anew)
  for (const code of CODES) expect(answersAsKept(db, code)).toEqual(currentAnswers(db, [code]))
  for (const [index, list] of kept.entries()) for (const { practiceCode } of list) expect(practiceCode).toBe(CODES[index])
  return anew
}

test('kept answers are those on record after every statement, correction and word about it, and hold no note', () => {
  const db = adoptionDatabase()
  expect(answersWithoutNotes(db, CODES)).toEqual([[], [], []])
  const first = say(db, 'ZZ001', { note: 'for ourselves' }, 1)
  expect(JSON.stringify(expectAsRecorded(db))).not.toContain('for ourselves')
  say(db, 'ZZ002', { state: 'considering', extent: null }, 2)
  expect(expectAsRecorded(db)).toHaveLength(2)
  say(db, 'ZZ001', { extent: 'partial', effectiveOn: '2024-08-20' }, 3)
  expect(expectAsRecorded(db)[0]).toMatchObject({ extent: 'partial', takenSince: '2024-08-05' })
  // The entry in force stays; since when it is taken does not.
  const taken = { practiceCode: 'ZZ001', entryId: first, void: true, note: null } as const
  expect(correctEntry(db, taken, BY, NOW + 4 * 60_000).ok).toBe(true)
  expect(expectAsRecorded(db)[0]).toMatchObject({ extent: 'partial', takenSince: '2024-08-20' })
  const progress = news(db, 'ZZ001', 'told to nobody', 5)
  expect(expectAsRecorded(db)[0]).toMatchObject({ obstacleKind: 'waiting', progressId: progress })
  const withdrawn = { practiceCode: 'ZZ001', progressId: progress, void: true, note: null } as const
  expect(correctProgress(db, withdrawn, BY, NOW + 6 * 60_000).ok).toBe(true)
  expect(expectAsRecorded(db)[0]).toMatchObject({ obstacleKind: null, progressId: null })
  news(db, 'ZZ001', 'again', 7)
  expectAsRecorded(db)
  say(db, 'ZZ001', { state: 'stopped', extent: null, effectiveOn: '2024-09-19' }, 8)
  expect(expectAsRecorded(db)[0]).toMatchObject({ state: 'stopped', obstacleKind: null })
  db.$client.exec("delete from adoption_standings where practice_code = 'ZZ001'")
  expect(expectAsRecorded(db)).toHaveLength(1)
})

test('a statement that a transaction took back is kept nowhere', () => {
  const db = adoptionDatabase()
  say(db, 'ZZ001', {}, 1)
  const before = expectAsRecorded(db)
  const takenBack = db.$client.transaction(() => {
    say(db, 'ZZ001', { state: 'stopped', extent: null, effectiveOn: '2024-09-19' }, 2)
    expect(expectAsRecorded(db)[0]).toMatchObject({ state: 'stopped' })
    throw new Error('taken back')
  })
  expect(takenBack).toThrow('taken back')
  expect(expectAsRecorded(db)).toEqual(before)
})
