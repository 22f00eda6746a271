import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { RowSum } from '#app/features/audit/chain/row-digests.ts'
import { textsWhere } from '#app/features/audit/chain/written-rows.server.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import { liftingAppendOnly } from '#db/append-only.server.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { releaseOf } from './release-rules.ts'
import { storedScope } from './stored-tallies.server.ts'
import { firstTally, laterTally, menuOfWeek, scopeOf } from './tally-weeks.server.ts'

const FROZEN_TABLE = 'roll_up_tallies'

const OF_WEEK = 'week_end = @weekEnd and known_at = @known and round_slug = @round'
const takeAway = prepared((db) => db.$client.prepare(`delete from roll_up_tallies where ${OF_WEEK}`))

/** Something to write, in a transaction of its own. */
export type Write = (tx: Db) => void

/**
 * Works out and stores the figures of one week's end for good, before the rows they come from are removed: as known at its own
 * release and as known at `knownAt`. Each step reads for some 100 milliseconds, outside any transaction, and yields what there is
 * to write. Replaces a stored tally with other columns (of an edition loaded later), with an event of its own. Returns false where
 * the week belongs to another round.
 */
export function* freezeWeek(
  db: Db,
  round: string,
  weekEnd: Day,
  knownAt: Instant,
  now: Instant,
): Generator<Write | undefined, boolean> {
  const menu = menuOfWeek(db, weekEnd)
  if (menu?.round.slug !== round) return false
  const scope = scopeOf(menu, weekEnd)
  for (const known of new Set([releaseOf(weekEnd), knownAt])) {
    if (storedScope(db, scope, known) === 'of-other-columns') yield (tx) => replace({ db: tx, round, weekEnd, known, now })
    if (known === releaseOf(weekEnd)) firstTally(db, scope, now)
    else laterTally(db, scope, known, now)
    yield
  }
  return true
}

function replace({
  db,
  round,
  weekEnd,
  known,
  now,
}: {
  db: Db
  round: string
  weekEnd: Day
  known: Instant
  now: Instant
}): void {
  const week = { weekEnd, known, round }
  liftingAppendOnly(db, [FROZEN_TABLE], (tx) => {
    const replaced = new RowSum()
    for (const text of textsWhere(tx, FROZEN_TABLE, OF_WEEK, week)) replaced.add(text)
    takeAway(tx).run(week)
    const event = { at: now, actor: 'concert', action: 'tally.replaced', subject: weekEnd, detail: { round, known } } as const
    recordEvent(tx, event, { removed: { [FROZEN_TABLE]: replaced.total() } })
  })
}
