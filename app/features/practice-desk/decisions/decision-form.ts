import { z } from 'zod'
import { type FormOutcome, type FormValues, parseEach } from '#app/platform/form.ts'
import type { Day } from '#app/platform/time.ts'
import { typedDay } from '#app/platform/typed-days.ts'
import { DECIDERS, type Decider } from './decision-words.ts'

/** Who decided, and on which day. */
export type DecidedHow = { decidedBy: Decider; decidedOn: Day }
export const DECIDED_FIELDS = ['decidedBy', 'decidedOn']

const decided = z.object({
  decidedBy: z.enum(DECIDERS, 'Choose who decided.'),
  decidedOn: z.string().min(1, 'Enter the day on which it was decided.').pipe(typedDay()),
})

/** Why nothing was decided on this day; undefined = it may have been. */
function dayAmiss(day: Day, today: Day, openedOn: Day | null): string | undefined {
  if (day > today) return 'This day is in the future. Record a decision once it is made.'
  if (openedOn !== null && day < openedOn) return 'This day is before the practice opened, according to the register.'
  return undefined
}

/** Reads who decided and when, on the London day `today`. `openedOn`: the practice's first day; null = not known. */
export function parseDecided(values: FormValues, today: Day, openedOn: Day | null): FormOutcome<DecidedHow> {
  const { read, errors } = parseEach(decided, values)
  const { decidedBy, decidedOn } = read
  const amiss = decidedOn && dayAmiss(decidedOn, today, openedOn)
  if (!decidedBy || !decidedOn || amiss) return { ok: false, errors: amiss ? { ...errors, decidedOn: amiss } : errors }
  return { ok: true, value: { decidedBy, decidedOn } }
}
