import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rebuildCurrentStates } from '#app/features/adoption/states/refresh-current-state.server.ts'
import { STATES_OF_ALL } from '#app/features/adoption/states/states-as-at.sql.ts'
import { addDays, dayOf, endOfDay, startOfDay, weekOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { adoptionDatabase, replayed, storedStates } from '#test/support/adoption.ts'
import { copyOfImage } from '#test/support/database.ts'
import { type Entry, EXTENTS, isReporter, type SharingChoice, STATES, stateAsAt, type WeeklyReturn } from './adoption-rules.ts'
import { reportersAsAt, sharersAsAt, statesAsAt } from './state-queries.server.ts'
import { appendHistory } from './write-history.server.ts'

const ACTIONS = ['cap', 'notice']
const CODES = ['ZZ001', 'ZZ002']
const RUNS = { numRuns: 150 }

/** A few days around both clock changes, so that instants and days tie and cross often. */
const FIRST = '2024-03-25'
const instant = fc.oneof(
  fc.integer({ min: startOfDay(FIRST), max: startOfDay(addDays(FIRST, 60)) }),
  fc.integer({ min: 0, max: 60 }).map((days) => startOfDay(addDays(FIRST, days))),
  fc.integer({ min: 0, max: 60 }).map((days) => endOfDay(addDays(FIRST, days)) - 1),
)
const day = fc.integer({ min: -3, max: 63 }).map((days) => addDays(FIRST, days))
const drafts = fc.array(
  fc.record({
    practiceCode: fc.constantFrom(...CODES),
    actionSlug: fc.constantFrom(...ACTIONS),
    state: fc.constantFrom(...STATES),
    extent: fc.constantFrom(...EXTENTS),
    recordedAt: instant,
    daysBefore: fc.integer({ min: 0, max: 10 }),
    corrects: fc.option(fc.nat(20), { freq: 2 }),
    void: fc.boolean(),
    id: fc.stringMatching(/^[a-z]{2}$/),
  }),
  { maxLength: 16 },
)

/**
 * Histories as the commands allow them: an entry is corrected at most once, by one of the same practice and action recorded no
 * earlier.
 */
const histories = drafts.map((list) => {
  const entries: Entry[] = []
  const corrected = new Set<string>()
  const inOrder = list.toSorted((a, b) => a.recordedAt - b.recordedAt)
  for (const [index, draft] of inOrder.entries()) {
    const target = draft.corrects === null ? undefined : entries[draft.corrects]
    const correctsId = target && !corrected.has(target.id) ? target.id : null
    if (correctsId) corrected.add(correctsId)
    const isVoid = correctsId !== null && draft.void
    const pair = correctsId ? target! : draft
    entries.push({
      id: `${draft.id}${index}`,
      practiceCode: pair.practiceCode,
      actionSlug: pair.actionSlug,
      state: isVoid ? null : draft.state,
      extent: !isVoid && draft.state === 'taking' ? draft.extent : null,
      effectiveOn: addDays(dayOf(draft.recordedAt), -draft.daysBefore),
      plannedFor: null,
      answers: null,
      obstacleKind: null,
      obstacle: null,
      note: null,
      correctsId,
      void: isVoid,
      recordedAt: draft.recordedAt,
      recordedBy: 'partner',
      editionSlug: null,
      guidanceHash: null,
    })
  }
  return entries
})

const returns = fc
  .array(fc.record({ practiceCode: fc.constantFrom(...CODES), recordedAt: instant }), { maxLength: 12 })
  .map((list) => {
    const made = list.map((one): WeeklyReturn => ({ ...one, week: weekOf(dayOf(one.recordedAt)), recordedBy: 'partner' }))
    return [...new Map(made.map((one) => [`${one.practiceCode} ${one.week}`, one])).values()]
  })
const choices = fc.array(
  fc.record({
    practiceCode: fc.constantFrom(...CODES),
    recordedAt: instant,
    sharesByName: fc.boolean(),
    recordedBy: fc.constant('p'),
  }),
  { maxLength: 6 },
)

type Pair = { practiceCode: string; actionSlug: string }
const inOrder = (a: Pair, b: Pair) => `${a.practiceCode} ${a.actionSlug}`.localeCompare(`${b.practiceCode} ${b.actionSlug}`)
const pairs = CODES.flatMap((practiceCode) => ACTIONS.map((actionSlug) => ({ practiceCode, actionSlug })))
const entriesOf = (entries: Entry[], pair: { practiceCode: string; actionSlug: string }) =>
  entries.filter((entry) => entry.practiceCode === pair.practiceCode && entry.actionSlug === pair.actionSlug)

/** The same rule written in another way: try each entry against all the others. */
function naive(entries: Entry[], asAt: string, knownBefore: number) {
  const known = entries.filter((entry) => entry.recordedAt < knownBefore)
  const alive = known.filter((entry) => !entry.void && entry.effectiveOn <= asAt && !known.some((c) => c.correctsId === entry.id))
  const key = (entry: Entry) => `${entry.effectiveOn} ${String(entry.recordedAt).padStart(15, '0')} ${entry.id}`
  return alive.find((entry) => alive.every((other) => key(other) <= key(entry)))
}

let base: Buffer | undefined
function withHistory(history: { entries?: Entry[]; returns?: WeeklyReturn[]; sharing?: SharingChoice[] }, ask: (db: Db) => void) {
  base ??= adoptionDatabase().$client.serialize()
  const db = copyOfImage(base)
  try {
    appendHistory(db, { entries: [], returns: [], sharing: [], ...history })
    ask(db)
  } finally {
    db.$client.close()
  }
}

test('as at any day and as known at any instant, the definition is the last entry alive', () => {
  fc.assert(
    fc.property(histories, day, instant, (entries, asAt, knownBefore) => {
      for (const pair of pairs) {
        const own = entriesOf(entries, pair)
        expect(stateAsAt(own, { asAt, knownBefore })?.entryId).toBe(naive(own, asAt, knownBefore)?.id)
      }
    }),
    { numRuns: 1000 },
  )
})

test('an action is taken since the earliest day from which it was taken on every day up to now', () => {
  fc.assert(
    fc.property(histories, day, instant, (entries, asAt, knownBefore) => {
      for (const pair of pairs) {
        const own = entriesOf(entries, pair)
        const takenOn = (on: string) => naive(own, on, knownBefore)?.state === 'taking'
        let since: string | null = null
        for (let on = asAt; takenOn(on); on = addDays(on, -1)) since = on
        // Without a state there is no day.
        expect(stateAsAt(own, { asAt, knownBefore })?.takenSince ?? null).toBe(since)
      }
    }),
    { numRuns: 1000 },
  )
})

test('the database tells the same states, for all practices and for some', () => {
  fc.assert(
    fc.property(histories, day, instant, (entries, asAt, knownBefore) => {
      const expected = pairs.flatMap((pair) => {
        const found = naive(entriesOf(entries, pair), asAt, knownBefore)
        return found ? [{ ...pair, state: found.state, extent: found.extent }] : []
      })
      withHistory({ entries }, (db) => {
        const asked = { asAt, knownBefore, actions: ACTIONS }
        expect(statesAsAt(db, asked).sort(inOrder)).toEqual(expected)
        // Forces the seek, however much was recorded since.
        expect(statesAsAt(db, asked, -1).sort(inOrder)).toEqual(expected)
        const first = expected.filter(({ practiceCode }) => practiceCode === 'ZZ001')
        expect(statesAsAt(db, { ...asked, practices: ['ZZ001', 'ZZ999'] }).sort(inOrder)).toEqual(first)
        expect(statesAsAt(db, { ...asked, actions: [] })).toEqual([])
      })
    }),
    RUNS,
  )
})

test('the database tells the same reporters and sharers', () => {
  fc.assert(
    fc.property(returns, choices, day, instant, (made, sharing, asAt, knownBefore) => {
      const of = <T extends { practiceCode: string }>(list: T[], code: string) => list.filter((one) => one.practiceCode === code)
      const reporters = CODES.filter((code) => isReporter(of(made, code), { asAt, knownBefore }))
      const byDays = CODES.filter((code) =>
        of(made, code).some(
          ({ recordedAt }) => recordedAt < knownBefore && dayOf(recordedAt) <= asAt && dayOf(recordedAt) >= addDays(asAt, -27),
        ),
      )
      expect(reporters).toEqual(byDays)
      const sharers = CODES.filter((code) => {
        const known = of(sharing, code).filter((choice) => choice.recordedAt < knownBefore)
        return known.toSorted((a, b) => a.recordedAt - b.recordedAt).at(-1)?.sharesByName
      })
      withHistory({ returns: made, sharing }, (db) => {
        expect([...reportersAsAt(db, { asAt, knownBefore })].sort()).toEqual(reporters)
        expect([...sharersAsAt(db, { knownBefore })].sort()).toEqual(sharers)
      })
    }),
    RUNS,
  )
})

test('current states built anew are the replay of the entries, whatever order they came in', () => {
  fc.assert(
    fc.property(histories, fc.boolean(), (entries, backwards) => {
      withHistory({ entries: backwards ? entries.toReversed() : entries }, (db) => {
        rebuildCurrentStates(db)
        expect(storedStates(db)).toEqual(replayed(entries))
      })
    }),
    RUNS,
  )
})

test('a state is sought once in the timeline, never by walking the entries', () => {
  const db = adoptionDatabase()
  const scope = { asAt: FIRST, knownBefore: 0, actions: '[]' }
  const plan = db.$client.prepare(`explain query plan ${STATES_OF_ALL}`).all(scope) as { detail: string }[]
  const onEntries = plan.map(({ detail }) => detail).filter((detail) => /\b[xc]\b/.test(detail))
  expect(onEntries).toEqual([
    'SEARCH x USING COVERING INDEX adoption_entries_timeline (practice_code=? AND action_slug=? AND effective_on<?)',
    'SEARCH c USING INDEX adoption_entries_one_correction (corrects_id=?)',
  ])
})
