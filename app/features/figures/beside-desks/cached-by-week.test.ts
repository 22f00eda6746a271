import { expect, test } from 'vitest'
import { demonstrationKey } from '#app/features/figures/releases/figures-key.server.ts'
import { issueDueReleases } from '#app/features/figures/releases/issue-releases.server.ts'
import { type Db, openImage } from '#db/client.server.ts'
import { FIGURES_NOW, figuresWorld, HIDDEN, SHOWN } from '#test/support/figures-world.ts'
import { figuresHere } from './figures-here.server.tsx'

const read = figuresHere
const READERS = [null, HIDDEN, SHOWN]
const readers = (db: Db) => READERS.map((lmc) => read(db, lmc))
const A_WEEK = 7 * 86_400_000

test.for([
  ['a renamed LMC', (db: Db) => db.$client.exec("update lmcs set name = 'New ' || name")],
  ['a new release', (db: Db) => issueDueReleases(db, demonstrationKey, FIGURES_NOW + A_WEEK)],
] as const)('after %s the figures beside a desk are those that are read anew', ([_, happens]) => {
  const db = figuresWorld()
  const before = readers(db)
  for (const lmc of READERS)
    for (const part of ['uptake', 'course'] as const) expect(read(db, lmc)[part]).toBe(read(db, lmc)[part])
  happens(db)
  expect(readers(db)).not.toEqual(before)
  expect(readers(db)).toEqual(readers(openImage(db.$client.serialize())))
})

test('an LMC’s figures stand beside the desks of its own people alone', () => {
  const db = figuresWorld()
  const [everybody, hidden, shown] = readers(db)
  const named = (one: typeof hidden) => one?.course?.html.match(/The north-\d LMC/g) ?? []
  expect([everybody, hidden, shown].map(named)).toEqual([[], ['The north-0 LMC'], ['The north-1 LMC']])
  expect(everybody?.uptake?.area).toBeNull()
  expect(hidden?.uptake?.byAction).not.toEqual(shown?.uptake?.byAction)
})

test('what a transaction took back stands beside no desk', () => {
  const db = figuresWorld()
  const before = readers(db)
  const renamed = db.$client.transaction(() => {
    db.$client.exec("update lmcs set name = 'Never ' || name")
    expect(JSON.stringify(readers(db))).toContain('Never ')
    throw new Error('taken back')
  })
  expect(renamed).toThrow('taken back')
  expect(readers(db)).toEqual(before)
})
