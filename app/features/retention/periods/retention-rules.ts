import { Temporal } from 'temporal-polyfill'
import { longDay } from '#app/platform/dates-in-words.ts'
import { addDays, type Day, dayOf, endOfDay, type Instant, startOfDay, weekEndOf } from '#app/platform/time.ts'

/** Days between telling the practices and the first day on which their rows may be removed (decision 19). */
export const DAYS_OF_NOTICE = 60

/** A round with the fields retention needs. `nextBeganOn`: first day of the next round; null = none yet. */
export type RoundSpan = { beganOn: Day; endedOn: Day | null; nextBeganOn: Day | null }
/** An announcement: the first day on which the purge may run. */
export type Announcement = { at: Instant; purgeFrom: Day }
/** The result of a purge: the last week's end of the round with figures, and the release at which they are fixed. */
export type Purge = { at: Instant; lastWeekEnd: Day; knownAt: Instant }

export type PurgeRefusal =
  | 'no-such-round'
  | 'not-ended'
  | 'purged-already'
  | 'announced-already'
  | 'not-announced'
  | 'notice-runs'
  | 'retention-runs'

export const PURGE_REFUSALS: Record<PurgeRefusal, string> = {
  'no-such-round': 'no round has this slug',
  'not-ended': 'the round has not ended',
  'purged-already': 'this round was purged already',
  'announced-already': 'this purge was announced already',
  'not-announced': `the practices were not told: run --announce first, and purge ${DAYS_OF_NOTICE} days later`,
  'notice-runs': `the practices were told less than ${DAYS_OF_NOTICE} days ago`,
  'retention-runs': 'the time for keeping it has not passed',
}

/** The first day after the retention time of a round: whole months after its last day. */
export function retentionEndsOn(endedOn: Day, months: number): Day {
  return Temporal.PlainDate.from(endedOn).add({ months, days: 1 }).toString()
}

/** The first day on which a purge announced now may run. */
export function purgeFromDay(endedOn: Day, months: number, now: Instant): Day {
  const noticed = addDays(dayOf(now), DAYS_OF_NOTICE)
  const retained = retentionEndsOn(endedOn, months)
  return noticed > retained ? noticed : retained
}

/**
 * Returns are by week, not by round: a purge removes those that no figure of another round needs. A figure looks back 28 days:
 * the last 28 before the next round's first week's end stay (before this week's end, where no round followed), and so do those
 * from before this round while an earlier one is not purged.
 */
export function returnsSpan(round: RoundSpan, earlierIsPurged: boolean, now: Instant): { from: Instant; before: Instant } {
  const thisWeekEnd = weekEndOf(dayOf(now))
  const next = round.nextBeganOn === null ? thisWeekEnd : weekEndOf(round.nextBeganOn)
  const lastWeekShown = next < thisWeekEnd ? next : thisWeekEnd
  const lastOfEarlier = addDays(weekEndOf(round.beganOn), -7)
  return { from: earlierIsPurged ? 0 : endOfDay(lastOfEarlier), before: startOfDay(addDays(lastWeekShown, -27)) }
}

/** The week's ends that belong to a round, from its first to the last before the next round's, none after `latest`. */
export function weekEndsOfRound({ beganOn, nextBeganOn }: RoundSpan, latest: Day): Day[] {
  const lastOfRound = nextBeganOn === null ? latest : addDays(weekEndOf(nextBeganOn), -7)
  const last = lastOfRound < latest ? lastOfRound : latest
  const ends: Day[] = []
  for (let day = weekEndOf(beganOn); day <= last; day = addDays(day, 7)) ends.push(day)
  return ends
}

/** One line about retention for practices: a round whose purge was announced or done. */
export type RetentionLine = {
  round: string
  title: string
  announcedAt: Instant | null
  purgeFrom: Day | null
  purgedAt: Instant | null
}

/** A retention line in words, the same for every practice. */
export function retentionWords({ title, purgeFrom, purgedAt }: RetentionLine): string {
  const what = `the answers and returns of every practice in the round “${title}”`
  const stays = 'Published figures stay; they name no practice.'
  if (purgedAt !== null) return `On ${longDay(dayOf(purgedAt))} ${what} were deleted. ${stays}`
  return `On or after ${longDay(purgeFrom ?? '')} ${what} are deleted. ${stays}`
}
