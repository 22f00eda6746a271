import type { PracticeDetails } from '#app/features/register/records/register-rules.ts'
import { addDays, type Day, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { CLOCK_KINDS } from './clock-kinds.server.ts'
import { byTime, type DatedClock } from './clock-rules.ts'

type Practice = Pick<PracticeDetails, 'code' | 'open'>

/** Days behind and ahead that a calendar holds. */
const BEHIND = 28
const AHEAD = 400

/** The days in a practice's calendar between two, earliest first. `kinds`: of these alone. */
export function clocksBetween(
  db: Db,
  practice: Practice,
  { from, until, kinds }: { from: Day; until: Day; kinds?: readonly string[] },
  now: Instant,
): DatedClock[] {
  return CLOCK_KINDS.filter(({ kind, whenClosed }) => (practice.open || whenClosed) && (kinds?.includes(kind) ?? true))
    .flatMap(({ kind, clocks }) => {
      const within = clocks(db, practice, now).filter(({ day }) => day >= from && day <= until)
      return within.map((clock) => ({ ...clock, kind }))
    })
    .sort(byTime)
}

/** The days to come, today among them, of a kind that comes every week the next alone: for the practice's desk and its calendar page. `most`: the first so many. */
export function clocksToCome(db: Db, practice: Practice, now: Instant, most = 40): DatedClock[] {
  const today = dayOf(now)
  const all = clocksBetween(db, practice, { from: today, until: addDays(today, AHEAD) }, now)
  const left = new Map(CLOCK_KINDS.map(({ kind, onPage }) => [kind, onPage ?? most]))
  const shown = all.filter(({ kind }) => {
    const still = left.get(kind)!
    left.set(kind, still - 1)
    return still > 0
  })
  return shown.slice(0, most)
}

/** What the feed holds: the days to come and the last few weeks. */
export function clocksOfFeed(db: Db, practice: Practice, now: Instant): DatedClock[] {
  const today = dayOf(now)
  return clocksBetween(db, practice, { from: addDays(today, -BEHIND), until: addDays(today, AHEAD) }, now)
}
