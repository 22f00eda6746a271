import { shortDay } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import type { Day } from '#app/platform/time.ts'

/** What went wrong, and what it means. */
export const KINDS = {
  late: 'Late',
  missing: 'Did not come, or lost',
  wrong: 'Wrong or incomplete',
  money: 'Payment missing or wrong',
  misdirected: 'Went to the wrong place',
  unanswered: 'A question not answered',
  other: 'Something else',
} as const
export type FailureKind = keyof typeof KINDS

/** Whose duty it was. Some work is in nobody's contract. */
export const DUTIES = {
  contractor: 'The contractor’s',
  commissioner: 'The commissioner’s',
  nobody: 'Nobody’s: it is in no contract',
  disputed: 'Disputed',
} as const
export type Duty = keyof typeof DUTIES

/** Whose time it took, in the order of the form. */
export const MINUTES_OF = { gp: 'GP', nurse: 'Nurse', manager: 'Manager', office: 'Reception and office' } as const
export type MinutesRole = keyof typeof MINUTES_OF
export const MINUTE_ROLES = Object.keys(MINUTES_OF) as MinutesRole[]
/** By role; a role whose time it did not take is left out. */
export type Minutes = Partial<Record<MinutesRole, number>>

/** How a failure ended; undefined while it is open. */
export function endWords({ resolvedOn, closedOn }: { resolvedOn: Day | null; closedOn: Day | null }): string | undefined {
  if (resolvedOn) return `resolved ${shortDay(resolvedOn)}`
  return closedOn ? `open when the practice closed, ${shortDay(closedOn)}` : undefined
}

/** Of the days waited those typed when it was logged, as the head of a column. */
export const BEFORE_NOTICED = 'Of them before it was noticed'
/** How days waited are counted. */
export const WAITED_RUN =
  'Days waited are those before it was noticed, as the practice gives them, and those since, up to the day it was resolved or to this day.'
/** "30 before it was noticed, 64 since"; empty where it was noticed on its first day. */
export const waitedInParts = ({ waited, waitedBefore }: { waited: number; waitedBefore: number }): string =>
  waitedBefore > 0
    ? `${inFigures(waitedBefore)} before it was noticed, ${(waited - waitedBefore).toLocaleString('en-GB')} since`
    : ''

export const FAILURE_REFUSALS = {
  'no-such-failure': 'This failure is no longer in your log.',
  'changed-meanwhile': 'A colleague changed it while you typed. What it says now stands below.',
  'practice-closed': 'The practice has closed. Its log can only be corrected.',
  'no-such-line': 'No current dispute has this service line. Choose another.',
  'too-many': 'The log is full: it holds 5,000 failures.',
  'nothing-open': 'Nothing is open any more: a colleague was quicker.',
} as const
export type FailureRefusal = keyof typeof FAILURE_REFUSALS
