import { eventTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import { collectedWrites } from '#app/platform/collected-writes.server.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'

/** What a tally is of. `actions`: the columns, in the menu's order; `edition` and `round` are the ones in force at the end of the week. */
export type TallyScope = { weekEnd: Day; round: string; edition: string; actions: string[] }

const TALLY_FORMAT = 'v1'

const storedTally = prepared((db) =>
  db.$client
    .prepare('select tally from roll_up_tallies where week_end = ? and known_at = ? and round_slug = ? and method = ?')
    .pluck(),
)
const lastStored = prepared((db) =>
  db.$client
    .prepare(
      `select tally, known_at from roll_up_tallies
       where week_end = ? and known_at > ? and known_at < ? and round_slug = ? and method = ? order by known_at desc limit 1`,
    )
    .raw(),
)
const insertTally = prepared((db) =>
  db.$client.prepare(
    `insert into roll_up_tallies (week_end, known_at, round_slug, method, tally, recorded_at) values (?, ?, ?, ?, ?, ?)
     on conflict do nothing`,
  ),
)

type MadeTally = { scope: TallyScope; knownAt: Instant; tally: string; now: Instant }

const made = collectedWrites<MadeTally>('tallies', (tx, _key, { scope, knownAt, tally, now }) => {
  const recordedAt = eventTime(tx, now)
  const { changes, lastInsertRowid } = insertTally(tx).run(...keyOf(scope, knownAt), tally, recordedAt)
  if (changes === 0) return
  const event = { at: recordedAt, actor: 'concert', subject: scope.weekEnd, detail: { round: scope.round, knownAt } }
  recordEvent(tx, { ...event, action: 'figures.stored' }, rowsWritten(tx, { roll_up_tallies: lastInsertRowid }))
})

/**
 * Stores a tally with its audit event, unless another process was quicker. One made for a reader counts from now on and is
 * written a moment later.
 */
export function storeTally(db: Db, scope: TallyScope, knownAt: Instant, tally: string, now: Instant): void {
  made.put(db, keyOf(scope, knownAt).join(' '), { scope, knownAt, tally, now })
}

const keyOf = (scope: TallyScope, knownAt: Instant) => [scope.weekEnd, knownAt, scope.round, TALLY_FORMAT] as const

/** The stored tally of a week's end as known at a release, whatever its columns. */
export function readStored<T>(db: Db, scope: TallyScope, knownAt: Instant): T | undefined {
  const stored = storedTally(db).get(...keyOf(scope, knownAt)) as string | undefined
  const text = stored ?? made.waiting(db, keyOf(scope, knownAt).join(' '))?.tally
  return text === undefined ? undefined : (JSON.parse(text) as T)
}

/** Whether a tally has the columns of this scope. */
export const isOf = (scope: TallyScope, tally: { edition: string; actions: string[] }) =>
  tally.edition === scope.edition && tally.actions.join() === scope.actions.join()

/** Whether a tally is stored, and with the columns asked for. */
export function storedScope(db: Db, scope: TallyScope, knownAt: Instant): 'stored' | 'of-other-columns' | 'not-stored' {
  const tally = readStored<{ edition: string; actions: string[] }>(db, scope, knownAt)
  if (!tally) return 'not-stored'
  return isOf(scope, tally) ? 'stored' : 'of-other-columns'
}

/** The last stored tally of a week's end as known at a release between two instants. */
export function lastStoredBetween<T>(
  db: Db,
  scope: TallyScope,
  after: Instant,
  before: Instant,
): { tally: T; knownAt: Instant } | undefined {
  const found = lastStored(db).get(scope.weekEnd, after, before, scope.round, TALLY_FORMAT) as [string, Instant] | undefined
  return found && { tally: JSON.parse(found[0]) as T, knownAt: found[1] }
}
