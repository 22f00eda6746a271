import { expect, test } from 'vitest'
import { addToRegister, noteImport, type RegisterFacts } from '#app/features/register/records/add-to-register.server.ts'
import { type Instant, instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { REGISTERED_AT, smallEngland } from '#test/support/england.ts'
import { practice, together } from '#test/support/register.ts'
import { movesToTell } from './boundary-move-queries.server.ts'
import { boundaryMoves, shareInWords } from './boundary-move-rules.ts'
import { moveInWords } from './boundary-moves.tsx'
import { markMovesSeen } from './mark-seen.server.ts'

const NOW = instantOf('2026-06-17', '10:00')
const IMPORTED = instantOf('2026-06-01', '09:00')
const BY = { personId: 'officer' }
const [OURS, THEIRS] = ['borsetshire', 'loamshire']

/** Elm, Oak and two more of Borsetshire with 5,000 patients each; Ash of Loamshire with 10,000. */
function world(): Db {
  const db = smallEngland()
  const more = ['Y00004', 'Y00005'].map((code) => practice({ code, name: `Practice ${code}`, lmc: OURS, since: '1974-04-01' }))
  const list = (practiceCode: string, patients: number) => ({ practiceCode, patients, holdsFrom: '2025-01-01' })
  const sizes = ['Y00001', 'Y00002', 'Y00004', 'Y00005'].map((code) => list(code, 5000))
  addToRegister(db, together(...more, { listSizes: [...sizes, list('Y00003', 10_000)] }), REGISTERED_AT)
  return db
}
function updated(db: Db, facts: RegisterFacts, at: Instant = IMPORTED): void {
  addToRegister(db, facts, at)
  noteImport(db, [], {}, at)
}
const moved = (codes: string[], lmcSlug: string | null, holdsFrom = '2026-04-01') => ({
  memberships: codes.map((practiceCode) => ({ practiceCode, lmcSlug, holdsFrom })),
})
const told = (db: Db, lmc: string, now = NOW) => movesToTell(db, lmc, now).map(moveInWords)

test('both LMCs read how many practices and patients went, of how many, to whom and from which day', () => {
  const db = world()
  updated(db, moved(['Y00001', 'Y00002'], THEIRS))
  expect(told(db, OURS)).toEqual(['From 1 April 2026, 2 of your 4 practices, 50% of your patients, belong to Loamshire LMC.'])
  expect(told(db, THEIRS)).toEqual([
    'From 1 April 2026, 2 practices of Borsetshire LMC belong to you: 2 of your 3 then, 50% of your patients.',
  ])
  expect(movesToTell(db, OURS, NOW)[0]!.practices.map(({ name }) => name)).toEqual(['Elm Surgery', 'Oak Surgery'])
})

test('what no update wrote, a first statement, one that reaches further back, and other LMCs’ practices are no move', () => {
  const db = world()
  addToRegister(db, moved(['Y00001'], THEIRS), IMPORTED)
  updated(db, moved(['Y00002'], OURS, '1970-04-01'), IMPORTED + 1)
  updated(db, together(practice({ code: 'Y00006', name: 'New', lmc: OURS, since: '2026-05-01' })), IMPORTED + 2)
  expect([told(db, OURS), told(db, THEIRS)]).toEqual([[], []])
  updated(db, moved(['Y00003'], null), IMPORTED + 3)
  expect(told(db, OURS)).toEqual([])
  expect(told(db, THEIRS)).toEqual([expect.stringContaining('belongs to no LMC')])
})

test('it is told until an officer of that LMC has seen it, and on to the other; what came after the page was drawn is told on', () => {
  const db = world()
  updated(db, moved(['Y00001'], THEIRS))
  const shown = movesToTell(db, OURS, NOW)
    .map(({ recordedAt }) => recordedAt)
    .join()
  updated(db, moved(['Y00002'], THEIRS, '2026-06-01'), IMPORTED + 1)
  expect(markMovesSeen(db, OURS, 'made-up', BY, NOW)).toBe(0)
  expect(markMovesSeen(db, OURS, shown, BY, NOW)).toBe(1)
  expect(markMovesSeen(db, OURS, shown, BY, NOW)).toBe(0)
  expect(told(db, OURS)).toEqual([expect.stringContaining('From 1 June 2026')])
  expect(told(db, THEIRS)).toHaveLength(2)
  expect(told(db, THEIRS, NOW + 400 * 86_400_000)).toEqual([])
})

test('a share is never rounded to none or to all', () => {
  expect([
    shareInWords(0, 10),
    shareInWords(1, 1000),
    shareInWords(999, 1000),
    shareInWords(15, 100),
    shareInWords(0, 0),
  ]).toEqual(['0%', 'under 1%', 'over 99%', '15%', 'not known'])
  expect(boundaryMoves(OURS, [], new Set())).toEqual([])
})
