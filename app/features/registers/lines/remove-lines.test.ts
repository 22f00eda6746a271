import { expect, test } from 'vitest'
import { liftingAppendOnly } from '#db/append-only.server.ts'
import type { Db } from '#db/client.server.ts'
import { adoptionDatabase, at, BY } from '#test/support/adoption.ts'
import { lineById, linesOf, versionsOf } from './line-queries.server.ts'
import { removeRoundLines } from './remove-lines.server.ts'
import { removeLine, saveLine } from './save-line.server.ts'

const services = { practiceCode: 'ZZ001', register: 'services' } as const

/** A line of an earlier round's time that was taken off the register in the next round's. */
function takenOff(): Db {
  const db = adoptionDatabase()
  const filled = { name: 'Wound care', contract: 'never' }
  const saved = saveLine(db, { ...services, lineId: null, seen: '', filled }, BY, at('2024-08-20'))
  const lineId = saved.ok ? saved.lineId : ''
  const seen = lineById(db, 'ZZ001', 'services', lineId)!.version
  removeLine(db, { ...services, lineId, seen }, BY, at('2025-06-02'))
  return db
}
const purge = (db: Db, returnsFrom: number) =>
  liftingAppendOnly(db, ['register_lines'], (tx) =>
    removeRoundLines(tx, { returnsFrom, returnsBefore: at('2026-01-01'), practices: '["ZZ001"]' }),
  )

test('a line that was taken off does not come back while an earlier round is held, and goes with the rest of it', () => {
  const db = takenOff()
  purge(db, at('2025-04-01'))
  expect(linesOf(db, 'ZZ001', 'services')).toEqual([])
  purge(db, 0)
  expect(versionsOf(db, 'ZZ001')).toEqual([])
})
