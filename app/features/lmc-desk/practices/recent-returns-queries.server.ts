import { reporterWindow } from '#app/features/adoption/statements/adoption-rules.ts'
import { cacheOf } from '#app/platform/cache.ts'
import { addDays, dayOf, type Instant, startOfDay, type Week } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { recent } from './practices.sql.ts'

/** Weeks of returns that the list shows, this week among them. */
const WEEKS_SHOWN = 8
const A_WEEK = 7

/** `recordedAt`: when each return of the last eight weeks was made, by its week. `joined`: somebody of the practice has an account. */
export type RecentReturns = Readonly<{ recordedAt: ReadonlyMap<Week, Instant>; lastWeek: Week | null; joined: boolean }>

/** The Mondays of the last eight weeks, this week last. */
const shownWeeks = (thisWeek: Week): Week[] =>
  Array.from({ length: WEEKS_SHOWN }, (_, index) => addDays(thisWeek, A_WEEK * (index + 1 - WEEKS_SHOWN)))

type Row = [code: string, made: string | null, before: Week | null, joined: 0 | 1]
/** What was last read of a practice, and the row that it was read from. */
const lastRead = prepared(() => cacheOf<string, { row: Row; returns: RecentReturns }>({ most: 1000 }))

/** The returns of practices in the last eight weeks, by practice code. Those of a practice are the same object as long as they stand. */
export function recentReturnsOf(db: Db, codes: readonly string[], thisWeek: Week): Map<string, RecentReturns> {
  const since = shownWeeks(thisWeek)[0]
  const known = lastRead(db)
  const found = new Map<string, RecentReturns>()
  for (const row of recent(db).all({ practices: JSON.stringify(codes), since })) {
    const [code, made, before, joined] = row
    const last = known.get(code)
    const stands = last && last.row[1] === made && last.row[2] === before && last.row[3] === joined
    const returns = stands ? last.returns : returnsFrom(row)
    if (!stands) known.put(code, { row, returns })
    found.set(code, returns)
  }
  return found
}

function returnsFrom([, made, before, joined]: Row): RecentReturns {
  const recordedAt = new Map<Week, Instant>()
  let lastWeek = before
  for (const text of made?.split(',') ?? []) {
    const week = text.slice(0, 10)
    recordedAt.set(week, Number(text.slice(11)))
    if (lastWeek === null || lastWeek < week) lastWeek = week
  }
  return { recordedAt, lastWeek, joined: joined === 1 }
}

/** What the returns of a practice make it this week. */
export type ReturnFacts = {
  /** Somebody of it has an account. */
  joined: boolean
  /** It has made this week's return. */
  reportedThisWeek: boolean
  /** It made a return on one of the last 28 days, today's included. */
  reporter: boolean
  /** The latest week with a return; null = none yet. */
  lastWeek: Week | null
  /** Which of the last eight weeks have a return, this week last. */
  weeks: readonly boolean[]
}

/** By returns: the facts, and the week and window under which they were read off. */
const lastFacts = new WeakMap<RecentReturns, { under: string; facts: Readonly<ReturnFacts> }>()

/** Reads the facts off returns at an instant: window and weeks are worked out once for a whole list, facts once a day. */
export function returnFactsAt(thisWeek: Week, now: Instant): (returns: RecentReturns) => Readonly<ReturnFacts> {
  const window = reporterWindow({ asAt: dayOf(now), knownBefore: Number.MAX_SAFE_INTEGER })
  const weeks = shownWeeks(thisWeek)
  const under = `${thisWeek} ${window.from} ${window.before}`
  return (returns) => {
    const last = lastFacts.get(returns)
    if (last?.under === under) return last.facts
    const { recordedAt, lastWeek, joined } = returns
    let reporter = false
    for (const at of recordedAt.values()) reporter ||= at >= window.from && at < window.before
    const facts = {
      ...{ joined, lastWeek, reporter },
      reportedThisWeek: recordedAt.has(thisWeek),
      weeks: weeks.map((week) => recordedAt.has(week)),
    }
    lastFacts.set(returns, { under, facts })
    return facts
  }
}

/** How many returned this week so far, last week by the same hour, and last week by its Sunday night (London). */
export function countedReturns(returns: Iterable<RecentReturns>, thisWeek: Week, now: Instant) {
  const lastWeek = addDays(thisWeek, -A_WEEK)
  const sinceMonday = now - startOfDay(thisWeek)
  const all = [...returns]
  const madeBefore = (week: Week, before: Instant) =>
    all.filter(({ recordedAt }) => (recordedAt.get(week) ?? before) < before).length
  return {
    now: madeBefore(thisWeek, Number.MAX_SAFE_INTEGER),
    thenAtThisHour: madeBefore(lastWeek, startOfDay(lastWeek) + sinceMonday),
    thenInAll: madeBefore(lastWeek, startOfDay(thisWeek)),
  }
}
