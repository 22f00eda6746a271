import { z } from 'zod'
import { type FormOutcome, type FormValues, parseFields } from '#app/platform/form.ts'
import type { Day } from '#app/platform/time.ts'
import { typedDay } from '#app/platform/typed-days.ts'
import { DECIDERS, type Decider } from './decision-words.ts'

/** Who decided, and on which day. */
export type DecidedHow = { decidedBy: Decider; decidedOn: Day }
export const DECIDED_FIELDS = ['decidedBy', 'decidedOn']

/** Reads who decided and when, on the London day `today`. `openedOn`: the practice's first day; null = not known. */
export function parseDecided(values: FormValues, today: Day, openedOn: Day | null): FormOutcome<DecidedHow> {
  return parseFields(
    z.object({
      decidedBy: z.enum(DECIDERS, 'Choose who decided.'),
      decidedOn: z
        .string()
        .min(1, 'Enter the day on which it was decided.')
        .pipe(typedDay())
        .refine((day) => day <= today, 'This day is in the future. Record a decision once it is made.')
        .refine(
          (day) => openedOn === null || day >= openedOn,
          'This day is before the practice opened, according to the register.',
        ),
    }),
    values,
  )
}
