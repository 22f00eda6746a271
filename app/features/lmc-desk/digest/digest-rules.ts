import { ALL_LMCS } from '#app/features/people/accounts/people-rules.ts'
import { numberInWords } from '#app/platform/numbers-in-words.ts'
import { addDays, type Day, dayOf, type Instant, instantOf, weekOf } from '#app/platform/time.ts'
import { withCapital } from '#app/platform/with-capital.ts'

/** From this time of a London Friday on, its mails are written. */
const NOT_BEFORE = '07:00'
/** Fridays come four days after a week's Monday. */
const FRIDAY = 4

/** The Friday whose mails are to be written at an instant; undefined on all other days, and before seven. */
export function fridayToMail(now: Instant): Day | undefined {
  const today = dayOf(now)
  return today === addDays(weekOf(today), FRIDAY) && now >= instantOf(today, NOT_BEFORE) ? today : undefined
}

/** How much waits, as the mail says it: "Four things wait". */
export function thingsInWords(count: number): string {
  const words = numberInWords(count)
  return `${withCapital(words)} ${count === 1 ? 'thing waits' : 'things wait'}`
}

/** The page of an officer's desk: the one LMC they serve, or all of theirs side by side. */
export const deskOfLmcs = (slugs: readonly string[]): string => (slugs.length === 1 ? `${ALL_LMCS}/${slugs[0]}` : ALL_LMCS)
