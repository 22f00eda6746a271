import { addDays, type Day, type Instant, weekEndOf } from '#app/platform/time.ts'

/** A share as a release published it for England. */
export type PublishedShare = { count: number; of: number }
/** One week's end as told by its own release. `share`: null where it was not counted. */
export type GoalWeek = { weekEnd: Day; release: string; knownAt: Instant; share: PublishedShare | null }

/** `told`: the week's end that the words rest on. */
export type Judgement =
  | { state: 'reached' | 'not-reached'; told: GoalWeek & { share: PublishedShare } }
  | { state: 'not-counted'; told: GoalWeek }
  /** Its day is to come, or its last release is not out yet. `told`: the latest release. */
  | { state: 'open'; told: GoalWeek | null }

/** The last week's end on or before a day: a Sunday. */
export const lastWeekEndBy = (day: Day): Day => {
  const sunday = weekEndOf(day)
  return sunday === day ? sunday : addDays(sunday, -7)
}

const isReached = ({ count, of }: PublishedShare, percent: number) => of > 0 && count * 100 >= percent * of

/**
 * Judges a goal by releases: reached with the first one after it was set that says so, not reached once the last week's end by its day is
 * published and none did. Each week counts as its own release told it, so that a judgement never changes with later knowledge. `weeks`:
 * earliest first.
 */
export function judged({ percent, by, setAt }: { percent: number; by: Day; setAt: Instant }, weeks: GoalWeek[]): Judgement {
  const last = lastWeekEndBy(by)
  const counting = weeks.filter(({ weekEnd, knownAt }) => knownAt > setAt && weekEnd <= last)
  const hit = counting.find(({ share }) => share !== null && isReached(share, percent))
  if (hit?.share) return { state: 'reached', told: { ...hit, share: hit.share } }
  const told = counting.at(-1)
  if (told?.weekEnd !== last) return { state: 'open', told: told ?? weeks.findLast(({ weekEnd }) => weekEnd <= last) ?? null }
  return told.share === null ? { state: 'not-counted', told } : { state: 'not-reached', told: { ...told, share: told.share } }
}

/** "44.9%": one decimal, never rounded onto or across the goal, nor onto 100. */
export function shareWords({ count, of }: PublishedShare, percent: number): string {
  if (of === 0) return 'not known'
  const tenths = Math.round((1000 * count) / of)
  const below = count * 100 < percent * of
  const told = below && tenths >= percent * 10 ? percent * 10 - 1 : tenths >= 1000 && count < of ? 999 : tenths
  return `${(told / 10).toFixed(1)}%`
}
