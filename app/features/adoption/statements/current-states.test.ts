import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dayOf } from '#app/platform/time.ts'
import { adoptionDatabase, at, auditTrail, BY, replayed, storedStates } from '#test/support/adoption.ts'
import { EXTENTS, STATES } from './adoption-rules.ts'
import { correctEntry } from './correct-entry.server.ts'
import { entryFrom } from './entry-queries.server.ts'
import { makeReturn } from './make-return.server.ts'
import { recordAdoption } from './record-adoption.server.ts'
import { ENTRY_COLUMNS, type EntryRow } from './statements.sql.ts'

const START = at('2024-08-05')
const statement = {
  state: fc.constantFrom(...STATES),
  extent: fc.constantFrom(...EXTENTS, null),
  daysBack: fc.integer({ min: -1, max: 12 }),
  planDays: fc.option(fc.integer({ min: -2, max: 30 }), { freq: 3 }),
  note: fc.constantFrom(null, 'a', 'b'),
}
const scope = { practiceCode: fc.constantFrom('ZZ001', 'ZZ002'), actionSlug: fc.constantFrom('cap', 'letters', 'record') }
const deeds = fc.array(
  fc.record({
    kind: fc.constantFrom('record', 'record', 'correct', 'void', 'confirm'),
    /** Time since the previous step; often the same millisecond. */
    wait: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 * 86_400_000 })),
    target: fc.nat(12),
    ...scope,
    ...statement,
  }),
  { minLength: 1, maxLength: 20 },
)

test('whatever practices record, correct, void and confirm, each current state is the replay of its entries, and every act is in the audit', () => {
  fc.assert(
    fc.property(deeds, (list) => {
      const db = adoptionDatabase()
      let now = START
      const written: string[] = []
      const expectedAudit: string[] = []
      for (const { kind, wait, target, practiceCode, actionSlug, daysBack, planDays, ...rest } of list) {
        now += wait
        const today = dayOf(now)
        const plannedFor = planDays === null ? null : addDays(today, planDays)
        const words = { ...rest, effectiveOn: addDays(today, -daysBack), plannedFor, obstacle: null }
        if (kind === 'confirm') {
          const outcome = makeReturn(db, practiceCode, addDays(today, -daysBack), BY, now)
          if (outcome.ok && !outcome.already) expectedAudit.push('return.made')
          continue
        }
        const entryId = written[target] ?? 'none'
        const outcome =
          kind === 'record'
            ? recordAdoption(db, { ...words, practiceCode, actionSlug }, BY, now)
            : correctEntry(
                db,
                kind === 'void' ? { practiceCode, entryId, void: true, note: null } : { practiceCode, entryId, instead: words },
                BY,
                now,
              )
        if (!outcome.ok) continue
        if (!outcome.already) {
          written.push(outcome.entryId)
          expectedAudit.push(kind === 'record' ? 'adoption.recorded' : 'adoption.corrected')
        }
        if (outcome.returnMade) expectedAudit.push('return.made')
      }
      const entries = db.$client.prepare<[], EntryRow>(`select ${ENTRY_COLUMNS} from adoption_entries e`).all().map(entryFrom)
      expect(entries.map(({ id }) => id).sort()).toEqual(written.toSorted())
      expect(storedStates(db)).toEqual(replayed(entries))
      expect(auditTrail(db).map((event) => event.split(' ')[0])).toEqual(expectedAudit)
      db.$client.close()
    }),
    { numRuns: 200 },
  )
})
