import { REPORTER_DAYS } from '#app/features/adoption/statements/adoption-rules.ts'
import { addDays, type Day, dayOf, type Instant } from '#app/platform/time.ts'

/** Whether a practice is a reporter today by its last return, and the first day on which it is not without another one. */
export type Reporting = { silent: boolean; from: Day | null }

/** A return counts for the day it is recorded and the 27 after it (decision 17). Without any return there is no day. */
export function reportingAfter(lastReturnAt: Instant | null, today: Day): Reporting {
  if (lastReturnAt === null) return { silent: true, from: null }
  const from = addDays(dayOf(lastReturnAt), REPORTER_DAYS)
  return { silent: from <= today, from }
}
