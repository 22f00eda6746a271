import { z } from 'zod'
import { type FormOutcome, type FormValues, parseFields } from '#app/platform/form.ts'
import { addDays, type Day } from '#app/platform/time.ts'
import { optionalDay, typedDay } from '#app/platform/typed-days.ts'

export const MEETING_FIELDS = ['meetsOn', 'seen']
const AHEAD = 366

/** Reads the day of the next partners' meeting, on the London day `today`; empty = none is set. */
export function parseMeeting(values: FormValues, today: Day): FormOutcome<{ meetsOn: Day | null }> {
  const day = typedDay()
    .refine((on) => on >= today, 'This day is past. Enter the day of the next meeting.')
    .refine((on) => on <= addDays(today, AHEAD), 'This day is more than a year ahead. Check the year.')
  const outcome = parseFields(z.object({ meetsOn: optionalDay(day) }), { meetsOn: values.meetsOn ?? '' })
  if (outcome.ok) return { ok: true, value: { meetsOn: outcome.value.meetsOn || null } }
  return outcome
}
