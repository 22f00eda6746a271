import { Temporal } from 'temporal-polyfill'
import { longDay } from '#app/platform/dates-in-words.ts'
import { addDays, type Day, dayOf, endOfDay, type Instant, startOfDay, weekEndOf } from '#app/platform/time.ts'

/** Days between telling the practices and the first day on which their rows may be removed (decision 19). */
const DAYS_OF_NOTICE = 60

/** A round as far as retention needs it. `nextBeganOn`: first day of the round after it; null = none yet. */
export type RoundPeriod = { beganOn: Day; endedOn: Day | null; nextBeganOn: Day | null }
/** What was announced: the first day on which the purge may run. */
export type Announcement = { at: Instant; purgeFrom: Day }
export type Purge = { at: Instant }

export type PurgeRefusal =
  | 'no-such-round'
  | 'not-ended'
  | 'purged-already'
  | 'announced-already'
  | 'not-announced'
  | 'notice-runs'
  | 'retention-runs'
  | 'figures-due'
  | 'held'
  | 'held-already'
  | 'not-held'

export const PURGE_REFUSALS: Record<PurgeRefusal, string> = {
  'no-such-round': 'no round has this slug',
  'not-ended': 'the round has not ended',
  'purged-already': 'this round was purged already',
  'announced-already': 'this purge was announced already',
  'not-announced': `the practices were not told: run --announce first, and purge ${DAYS_OF_NOTICE} days later`,
  'notice-runs': `the practices were told less than ${DAYS_OF_NOTICE} days ago`,
  'retention-runs': 'the time for keeping it has not passed',
  'figures-due': 'a release of figures is due: the server issues it, and these answers are needed for it',
  held: 'its removal is held: purge --round SLUG --go-on lets it go on',
  'held-already': 'its removal is held already',
  'not-held': 'its removal is not held',
}

/** The first day after the time a round's answers are kept: whole months after its last day. */
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
 * Returns are by week, not by round: a purge takes those that no figure of another round can ask for again. A figure looks back 28 days:
 * the last 28 before the next round's first week's end stay (before this week's end, where no round followed), and so do those from before
 * this round while an earlier one is not purged.
 */
export function returnsSpan(round: RoundPeriod, earlierIsPurged: boolean, now: Instant): { from: Instant; before: Instant } {
  const thisWeekEnd = weekEndOf(dayOf(now))
  const next = round.nextBeganOn === null ? thisWeekEnd : weekEndOf(round.nextBeganOn)
  const lastWeekShown = next < thisWeekEnd ? next : thisWeekEnd
  const lastOfEarlier = addDays(weekEndOf(round.beganOn), -7)
  return { from: earlierIsPurged ? 0 : endOfDay(lastOfEarlier), before: startOfDay(addDays(lastWeekShown, -27)) }
}

/** One line about retention for practices: a round that has ended. */
export type RetentionLine = {
  round: string
  title: string
  /** The first day after the retention time, or a later announced day. */
  removedFrom: Day
  announcedAt: Instant | null
  /** Since when the operator holds the removal; null = not held. */
  heldAt: Instant | null
  purgedAt: Instant | null
}

/** A retention line in words, the same for every practice. */
export function retentionWords({ title, removedFrom, announcedAt, heldAt, purgedAt }: RetentionLine): string {
  const what = `the answers and returns of every practice in the round “${title}”`
  const stays = 'What a practice still takes is kept until it stops. Published figures stay; they name no practice.'
  if (purgedAt !== null) return `On ${longDay(dayOf(purgedAt))} ${what} were deleted. ${stays}`
  if (heldAt !== null)
    return `Since ${longDay(dayOf(heldAt))} those who run this site hold back the deletion of ${what}, which was due on ${longDay(removedFrom)}.`
  const told = announcedAt === null ? ` You are told ${DAYS_OF_NOTICE} days before.` : ''
  return `On ${longDay(removedFrom)} ${what} are deleted.${told} ${stays}`
}

/** The step due for a round on a day: announce, remove, or nothing yet. */
export function retentionDue(
  round: { endedOn: Day | null },
  { announced, held }: { announced: Announcement | undefined; held: boolean },
  months: number,
  today: Day,
): 'announce' | 'remove' | null {
  if (round.endedOn === null || today <= round.endedOn || held) return null
  if (announced) return today >= announced.purgeFrom ? 'remove' : null
  return today >= addDays(retentionEndsOn(round.endedOn, months), -DAYS_OF_NOTICE) ? 'announce' : null
}
