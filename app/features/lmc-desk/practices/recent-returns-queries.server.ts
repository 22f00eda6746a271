import { reporterWindow } from '#app/features/adoption/statements/adoption-rules.ts'
import { addDays, dayOf, type Instant, startOfDay, type Week } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { recent } from './practices.sql.ts'

/** Weeks of returns that the list shows, this week among them. */
const WEEKS_SHOWN = 8
const A_WEEK = 7

/** `recordedAt`: when each return of the last eight weeks was made, by its week. `joined`: somebody of the practice has an account. */
export type RecentReturns = { recordedAt: Map<Week, Instant>; lastWeek: Week | null; joined: boolean }

/** The Mondays of the last eight weeks, this week last. */
const shownWeeks = (thisWeek: Week): Week[] =>
  Array.from({ length: WEEKS_SHOWN }, (_, index) => addDays(thisWeek, A_WEEK * (index + 1 - WEEKS_SHOWN)))

/** The returns of practices in the last eight weeks, by practice code. */
export function recentReturnsOf(db: Db, codes: string[], thisWeek: Week): Map<string, RecentReturns> {
  const since = shownWeeks(thisWeek)[0]
  return new Map(
    recent(db)
      .all({ practices: JSON.stringify(codes), since })
      .map(([code, made, before, joined]) => {
        const recordedAt = new Map(made?.split(',').map(returnFrom))
        const lastWeek = [...recordedAt.keys()].reduce((last, week) => (last && last > week ? last : week), before)
        return [code, { recordedAt, lastWeek, joined: joined === 1 }]
      }),
  )
}

const returnFrom = (text: string): [Week, Instant] => [text.slice(0, 10), Number(text.slice(11))]

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
  weeks: boolean[]
}

/** Reads the facts off returns at an instant: window and weeks are worked out once for a whole list. */
export function returnFactsAt(thisWeek: Week, now: Instant): (returns: RecentReturns) => ReturnFacts {
  const window = reporterWindow({ asAt: dayOf(now), knownBefore: Number.MAX_SAFE_INTEGER })
  const weeks = shownWeeks(thisWeek)
  return ({ recordedAt, lastWeek, joined }) => {
    let reporter = false
    for (const at of recordedAt.values()) reporter ||= at >= window.from && at < window.before
    return {
      ...{ joined, lastWeek, reporter },
      reportedThisWeek: recordedAt.has(thisWeek),
      weeks: weeks.map((week) => recordedAt.has(week)),
    }
  }
}

/** How many returned this week so far, last week by the same hour, and last week by its Sunday night (London). */
export function countedReturns(returns: RecentReturns[], thisWeek: Week, now: Instant) {
  const lastWeek = addDays(thisWeek, -A_WEEK)
  const sinceMonday = now - startOfDay(thisWeek)
  const madeBefore = (week: Week, before: Instant) =>
    returns.filter(({ recordedAt }) => (recordedAt.get(week) ?? before) < before).length
  return {
    now: madeBefore(thisWeek, Number.MAX_SAFE_INTEGER),
    thenAtThisHour: madeBefore(lastWeek, startOfDay(lastWeek) + sinceMonday),
    thenInAll: madeBefore(lastWeek, startOfDay(thisWeek)),
  }
}
