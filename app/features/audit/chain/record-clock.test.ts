import fc from 'fast-check'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { chooseSharing } from '#app/features/adoption/statements/choose-sharing.server.ts'
import { entryInForceOf, lastSharing } from '#app/features/adoption/statements/entry-queries.server.ts'
import { makeReturn } from '#app/features/adoption/statements/make-return.server.ts'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { openLmcAnswers } from '#app/features/lmc-desk/practices/open-lmc-answers.server.ts'
import { lastLocalNote } from '#app/features/menu/local-notes/local-note-queries.server.ts'
import { writeLocalNote } from '#app/features/menu/local-notes/write-local-note.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { adoptionDatabase, at, BY } from '#test/support/adoption.ts'
import { freshDatabase } from '#test/support/database.ts'
import { clockBehind, recordingTime } from './record-clock.server.ts'
import { recordEvent } from './record-event.server.ts'
import { verifyChain } from './verify-chain.server.ts'
import { clockDoubt, watchClock } from './watch-clock.server.ts'

const NOON = at('2024-08-14', '12:00')
const HOUR = 3_600_000
const MINUTE = 60_000
const record = (db: Db, state: 'considering' | 'not-planning' | 'taking' | 'stopped', now: Instant) =>
  recordAdoption(
    db,
    {
      practiceCode: 'ZZ001',
      actionSlug: 'cap',
      state,
      extent: null,
      effectiveOn: '2024-08-01',
      plannedFor: null,
      obstacle: null,
      note: null,
    },
    BY,
    now,
  )

test('a clock set back an hour between two statements of one practice: the later statement counts', () => {
  const db = adoptionDatabase()
  expect(record(db, 'considering', NOON)).toMatchObject({ ok: true })
  expect(record(db, 'not-planning', NOON - HOUR)).toMatchObject({ ok: true, already: false })
  expect(entryInForceOf(db, 'ZZ001', 'cap')).toMatchObject({ state: 'not-planning', recordedAt: NOON + 1 })
  expect(record(db, 'taking', NOON - HOUR)).toMatchObject({ ok: true })
  expect(entryInForceOf(db, 'ZZ001', 'cap')).toMatchObject({ state: 'taking', recordedAt: NOON + 2 })
  expect(record(db, 'stopped', NOON + HOUR)).toMatchObject({ ok: true })
  expect(entryInForceOf(db, 'ZZ001', 'cap')).toMatchObject({ state: 'stopped', recordedAt: NOON + HOUR })
})

const acts = fc.array(
  fc.record({
    act: fc.constantFrom('considering', 'taking', 'stopped', 'share', 'hide', 'note', 'look', 'return'),
    /** The clock at the act: often the same, or set back. */
    now: fc.oneof(
      fc.integer({ min: -3, max: 3 }).map((hours) => NOON + hours * HOUR),
      fc.integer({ min: NOON - HOUR, max: NOON }),
    ),
  }),
  { minLength: 2, maxLength: 25 },
)

test('however the clock jumps, what was done last is what holds, and times in the record only grow', () => {
  fc.assert(
    fc.property(acts, (list) => {
      const db = adoptionDatabase()
      let note = ''
      const last: { state?: string; shares?: boolean; advice?: string } = {}
      for (const [index, { act, now }] of list.entries()) {
        if (act === 'share' || act === 'hide') {
          last.shares = act === 'share'
          chooseSharing(db, 'ZZ001', last.shares, BY, now)
        } else if (act === 'note') {
          last.advice = `advice ${index}`
          const words = { flag: 'none', reason: null, advice: last.advice, effort: null, impact: null } as const
          writeLocalNote(db, { lmcSlug: 'borsetshire', actionSlug: 'cap', seen: note, ...words }, BY, now)
          note = lastLocalNote(db, 'borsetshire', 'cap')!.id
        } else if (act === 'look') openLmcAnswers(db, 'borsetshire', BY, now)
        else if (act === 'return') makeReturn(db, 'ZZ002', '2024-08-12', BY, now)
        else {
          last.state = act
          record(db, act, now)
        }
      }
      expect(entryInForceOf(db, 'ZZ001', 'cap')?.state).toBe(last.state)
      expect(lastSharing(db, 'ZZ001')?.sharesByName).toBe(last.shares)
      expect(lastLocalNote(db, 'borsetshire', 'cap')?.advice).toBe(last.advice)
      for (const [table, time] of [
        ['adoption_entries', 'recorded_at'],
        ['sharing_choices', 'recorded_at'],
        ['local_notes', 'recorded_at'],
      ] as const) {
        const times = db.$client.prepare(`select ${time} from ${table} order by rowid`).pluck().all() as number[]
        expect([table, times]).toEqual([table, [...new Set(times)].sort((a, b) => a - b)])
      }
      const events = db.$client.prepare('select at from audit_events order by seq').pluck().all() as number[]
      expect(events).toEqual(events.toSorted((a, b) => a - b))
      expect(verifyChain(db)).toMatchObject({ ok: true })
      db.$client.close()
    }),
    { numRuns: 150 },
  )
})

test('a recording time is the clock’s while that goes forward, and never given twice', () => {
  const db = freshDatabase()
  const times = [NOON, NOON, NOON - HOUR, NOON + 5, NOON + 1].map((now) => recordingTime(db, now))
  expect(times).toEqual([NOON, NOON + 1, NOON + 2, NOON + 5, NOON + 6])
})

test('sessions keep the machine’s time: a sign-in in another year moves nothing that is recorded', () => {
  const db = freshDatabase()
  recordEvent(db, { at: NOON + 1e12, actor: 'p', action: 'session.started', subject: 'p' })
  recordEvent(db, { at: NOON, actor: 'p', action: 'practice.record-seen', subject: 'ZZ001' })
  expect(db.$client.prepare('select at from audit_events order by seq').pluck().all()).toEqual([NOON + 1e12, NOON])
  expect(recordingTime(db, NOON)).toBe(NOON + 1)
})

test('a clock set back by more than a minute is told once, and once more when it has caught up', () => {
  const db = freshDatabase()
  const states: string[] = []
  const log = pino({ base: null, timestamp: false }, { write: (line: string) => states.push(JSON.parse(line).msg) })
  const tick = watchClock({ db, log })
  recordingTime(db, NOON)
  tick(NOON)
  tick(NOON - MINUTE)
  expect([clockBehind(db, NOON - MINUTE), states]).toEqual([MINUTE, []])
  tick(NOON - HOUR)
  tick(NOON - HOUR + MINUTE)
  expect(states).toEqual([expect.stringContaining('the clock stands behind')])
  tick(NOON + 1)
  tick(NOON + MINUTE)
  expect(states).toEqual([expect.any(String), 'the clock has caught up with what was recorded last'])
})

test('after a pause of more than five weeks a start asks about the clock; an empty register asks nothing', () => {
  const db = freshDatabase()
  const DAY = 24 * HOUR
  expect(clockDoubt(db, NOON)).toBeUndefined()
  recordingTime(db, NOON)
  expect(clockDoubt(db, NOON + 35 * DAY)).toBeUndefined()
  expect(clockDoubt(db, NOON - DAY)).toBeUndefined()
  expect(clockDoubt(db, NOON + 366 * DAY)).toContain(
    'says 15 August 2025 at 12:00, and the last thing was recorded 366 days before',
  )
})
