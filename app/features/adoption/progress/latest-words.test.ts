import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stateAsAt } from '#app/features/adoption/statements/adoption-rules.ts'
import { correctEntry } from '#app/features/adoption/statements/correct-entry.server.ts'
import { entryFrom } from '#app/features/adoption/statements/entry-queries.server.ts'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { ENTRY_COLUMNS, type EntryRow } from '#app/features/adoption/statements/statements.sql.ts'
import { adoptionDatabase, at, BY } from '#test/support/adoption.ts'
import { CURRENT_ANSWERS } from './progress.sql.ts'
import { currentAnswer, progressOfAction } from './progress-queries.server.ts'
import { firstSaidAt, latestProgress } from './progress-rules.ts'
import { correctProgress, recordProgress } from './record-progress.server.ts'

const EVER = { asAt: '9999-12-31', knownBefore: Number.MAX_SAFE_INTEGER }
const CAP = { practiceCode: 'ZZ001', actionSlug: 'cap' }
const deeds = fc.array(
  fc.record({
    kind: fc.constantFrom('record', 'correct', 'void', 'news', 'news', 'correct-news', 'void-news'),
    wait: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3 * 86_400_000 })),
    target: fc.nat(6),
    state: fc.constantFrom('taking', 'planned', 'stopped'),
    day: fc.constantFrom('2024-08-01', '2024-08-02', '2024-08-03'),
    note: fc.constantFrom('a', 'b', 'c', 'd'),
  }),
  { minLength: 1, maxLength: 14 },
)

test('whatever is said, corrected and taken back, the words shown are the rule’s: of the entry in force, or of the newest news since it was first said', () => {
  fc.assert(
    fc.property(deeds, (list) => {
      const db = adoptionDatabase()
      let now = at('2024-08-05')
      const entries: string[] = []
      const news: string[] = []
      for (const { kind, wait, target, state, day, note } of list) {
        now += wait
        const statement = { state, extent: null, effectiveOn: day, plannedFor: null, obstacle: null, note } as const
        const words = { answers: null, obstacleKind: null, obstacle: null, note }
        const entry = { practiceCode: 'ZZ001', entryId: entries[target] ?? '' }
        const piece = { practiceCode: 'ZZ001', progressId: news[target] ?? '' }
        const outcome =
          kind === 'record'
            ? recordAdoption(db, { ...CAP, ...statement }, BY, now)
            : kind === 'correct'
              ? correctEntry(db, { ...entry, instead: statement }, BY, now)
              : kind === 'void'
                ? correctEntry(db, { ...entry, void: true, note: null }, BY, now)
                : kind === 'news'
                  ? recordProgress(db, { ...CAP, ...words }, BY, now)
                  : kind === 'correct-news'
                    ? correctProgress(db, { ...piece, instead: words }, BY, now)
                    : correctProgress(db, { ...piece, void: true, note: null }, BY, now)
        if (!outcome.ok || outcome.already) continue
        if ('entryId' in outcome) entries.push(outcome.entryId)
        else if (outcome.progressId) news.push(outcome.progressId)
      }
      const all = db.$client.prepare<[], EntryRow>(`select ${ENTRY_COLUMNS} from adoption_entries e`).all().map(entryFrom)
      const inForce = all.find(({ id }) => id === stateAsAt(all, EVER)?.entryId)
      const shown = currentAnswer(db, 'ZZ001', 'cap')
      if (!inForce) {
        expect(shown).toBeUndefined()
        db.$client.close()
        return
      }
      const since = firstSaidAt(inForce, new Map(all.map((entry) => [entry.id, entry])))
      const latest = latestProgress(progressOfAction(db, 'ZZ001', 'cap'), { ...EVER, since })
      expect(shown).toMatchObject({
        entryId: inForce.id,
        progressId: latest?.id ?? null,
        note: (latest ?? inForce).note,
        saidAt: latest?.saidAt ?? since,
      })
      db.$client.close()
    }),
    { numRuns: 300 },
  )
})

test('what was known earlier stays what it was: news recorded later does not count for it', () => {
  const db = adoptionDatabase()
  const statement = {
    state: 'taking',
    extent: null,
    effectiveOn: '2024-08-01',
    plannedFor: null,
    obstacle: null,
    note: null,
  } as const
  recordAdoption(db, { ...CAP, ...statement }, BY, at('2024-08-05'))
  const news = { ...CAP, answers: null, obstacleKind: 'waiting', obstacle: null } as const
  recordProgress(db, { ...news, note: 'one' }, BY, at('2024-08-06'))
  recordProgress(db, { ...news, note: 'two' }, BY, at('2024-08-09'))
  const noteAt = (knownBefore: number) => latestProgress(progressOfAction(db, 'ZZ001', 'cap'), { knownBefore })?.note
  expect([noteAt(at('2024-08-06')), noteAt(at('2024-08-07')), noteAt(at('2024-08-10'))]).toEqual([undefined, 'one', 'two'])
})

test('the latest words are sought by index, never by walking the news', () => {
  const db = adoptionDatabase()
  const plan = db.$client.prepare(`explain query plan ${CURRENT_ANSWERS}`).all('[]') as { detail: string }[]
  expect(plan.map(({ detail }) => detail).filter((detail) => /^SCAN (?!asked|chain|CONSTANT)/.test(detail))).toEqual([])
  expect(plan.some(({ detail }) => detail.includes('q USING INDEX progress_entries_by_action'))).toBe(true)
})
