import { z } from 'zod'
import { earliestNoticed } from '#app/features/disputes/failures/failure-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { type FormOutcome, type FormValues, parseFields } from '#app/platform/form.ts'
import { freeText } from '#app/platform/free-text.ts'
import type { Day } from '#app/platform/time.ts'
import { typedDay } from '#app/platform/typed-days.ts'
import { typedWhole } from '#app/platform/typed-numbers.ts'
import { namesSomebody, type Report } from './provider-rules.ts'
import { EVENT_KINDS, REPORT_KINDS } from './provider-words.ts'

const NO_NAMES = 'This seems to name a person. Write the role or the department: a file names no clinician.'
const words = (limit: number) =>
  freeText(limit)
    .transform((text) => text?.replace(/[^\S\n]+/g, ' ') ?? '')
    .refine((text) => !namesSomebody(text), NO_NAMES)
const needed = (limit: number, missing: string) => words(limit).refine((text) => text !== '', missing)
const oneOf = <K extends string>(table: Readonly<Record<K, string>>, missing: string) =>
  z.enum(Object.keys(table) as [K, ...K[]], missing)
const whole = (most: number, tooMany: string) =>
  typedWhole()
    .refine((text) => Number(text) <= most, tooMany)
    .transform(Number)
const notLater = (today: Day) => typedDay().refine((day) => day <= today, 'This day is still to come.')

const file = z.object({
  name: needed(120, 'Enter the name of the provider.'),
  provides: needed(120, 'Say what it provides, such as discharge letters and outpatient clinics.'),
})
export const FILE_FIELDS = ['name', 'provides', 'do']
export const parseProviderFile = (values: FormValues) => parseFields(file, values)

const eventOn = (today: Day) =>
  z.object({
    kind: oneOf(EVENT_KINDS, 'Choose what happened.'),
    happenedOn: notLater(today),
    words: needed(600, 'Write what was said or done.'),
    saidBy: needed(120, 'Say who, by role, such as the medical director’s office.'),
    source: words(200).transform((text) => text || null),
  })
/** `do`: 'add', 'take-back' (with `event`, its id) or 'close'. */
export const EVENT_FIELDS = ['kind', 'happenedOn', 'words', 'saidBy', 'source', 'event', 'seen', 'do']
export const parseProviderEvent = (values: FormValues, today: Day) => parseFields(eventOn(today), values)

const reportOn = (today: Day) => {
  const earliest = earliestNoticed(today)
  return z.object({
    kind: oneOf(REPORT_KINDS, 'Choose what went wrong.'),
    noticedOn: notLater(today).refine((day) => day >= earliest, `A file goes back to ${longDay(earliest)}: six years.`),
    waitedDays: whole(3_650, 'That is more than ten years. Check the number of days.'),
    cases: whole(9_999, 'One line has up to 9,999 cases. Check the number, or add several.').refine(
      (cases) => cases > 0,
      'Enter how many cases: one or more.',
    ),
    safety: z.enum(['yes', 'no'], 'Say whether a patient’s safety was touched.'),
  })
}
/** `do`: 'add' or 'take-back' (with `report`, its id). */
export const REPORT_FIELDS = ['kind', 'noticedOn', 'waitedDays', 'cases', 'safety', 'report', 'seen', 'do']
export function parseReport(values: FormValues, today: Day): FormOutcome<Report> {
  const parsed = parseFields(reportOn(today), values)
  if (!parsed.ok) return parsed
  const { safety, ...rest } = parsed.value
  return { ok: true, value: { ...rest, isSafety: safety === 'yes' } }
}
