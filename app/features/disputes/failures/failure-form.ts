import { z } from 'zod'
import { longDay } from '#app/platform/dates-in-words.ts'
import { type FormOutcome, type FormValues, parseFields } from '#app/platform/form.ts'
import { freeText } from '#app/platform/free-text.ts'
import type { Day } from '#app/platform/time.ts'
import { optionalDay, typedDay, wantedDay } from '#app/platform/typed-days.ts'
import { typedWhole } from '#app/platform/typed-numbers.ts'
import { earliestNoticed, type Failure } from './failure-rules.ts'
import { DUTIES, KINDS, MINUTE_ROLES, type Minutes } from './failure-words.ts'

/** The slug of a dispute and the key of one of its lines. */
const LINE = /^([a-z0-9-]{1,80})\/([a-z0-9-]{1,80})$/
/** Longest note, in characters. */
const LONGEST = 300

const whole = (most: number, tooMany: string) =>
  typedWhole()
    .refine((text) => Number(text) <= most, tooMany)
    .transform(Number)
const minutes = whole(60_000, 'That is more than 1,000 hours. Log it as several failures.')
const oneOf = <K extends string>(words: Readonly<Record<K, string>>, missing: string) =>
  z.enum(Object.keys(words) as [K, ...K[]], missing)

const schemaOn = (today: Day) => {
  const earliest = earliestNoticed(today)
  return z.object({
    line: z.string().transform((text, context) => {
      const [, dispute, key] = LINE.exec(text) ?? []
      if (dispute && key) return { dispute, key }
      context.addIssue({ code: 'custom', message: 'Choose the service line.' })
      return z.NEVER
    }),
    kind: oneOf(KINDS, 'Choose what went wrong.'),
    noticedOn: typedDay(wantedDay('the day it was noticed'))
      .refine((day) => day <= today, 'This day is still to come.')
      .refine(
        (day) => day >= earliest,
        `The log goes back to ${longDay(earliest)}: six years, the time in which a claim on a contract is brought.`,
      ),
    waitedDays: whole(3_650, 'That is more than ten years. Check the number of days.'),
    cases: whole(9_999, 'One failure has up to 9,999 cases. Check the number, or log it as several.').refine(
      (cases) => cases > 0,
      'Enter how many cases: one or more.',
    ),
    gp: minutes,
    nurse: minutes,
    manager: minutes,
    office: minutes,
    appointments: whole(9_999, 'One failure costs up to 9,999 appointments. Check the number.'),
    safety: z.enum(['yes', 'no'], 'Say whether a patient’s safety was touched.'),
    duty: oneOf(DUTIES, 'Choose whose duty it was.'),
    note: freeText(LONGEST).transform((text) => text?.replace(/\s+/g, ' ') ?? null),
    resolvedOn: optionalDay(
      typedDay(wantedDay('the day it was resolved', ', or leave it empty')).refine(
        (day) => day <= today,
        'It is resolved on a day that is still to come. Leave it empty until then.',
      ),
    ).transform((day): Day | null => day || null),
  })
}

export const FAILURE_FIELDS = [
  ...['line', 'kind', 'noticedOn', 'waitedDays', 'cases', 'gp', 'nurse', 'manager', 'office', 'appointments'],
  ...['safety', 'duty', 'note', 'resolvedOn', 'seen', 'do'],
]

/** A failure as typed; each field may be refused. */
export function parseFailure(values: FormValues, today: Day): FormOutcome<Failure> {
  const parsed = parseFields(schemaOn(today), values)
  if (!parsed.ok) return parsed
  const { safety, gp, nurse, manager, office, ...rest } = parsed.value
  if (rest.resolvedOn && rest.resolvedOn < rest.noticedOn)
    return { ok: false, errors: { resolvedOn: 'It was resolved before it was noticed. Check both days.' } }
  const spent = { gp, nurse, manager, office }
  const ofRoles: Minutes = {}
  for (const role of MINUTE_ROLES) if (spent[role] > 0) ofRoles[role] = spent[role]
  return { ok: true, value: { ...rest, minutes: ofRoles, isSafety: safety === 'yes' } }
}

/** What a form holds of a failure that stands. */
export const failureValues = ({ line, minutes: spent, isSafety, ...failure }: Failure): FormValues => ({
  line: `${line.dispute}/${line.key}`,
  kind: failure.kind,
  noticedOn: failure.noticedOn,
  waitedDays: String(failure.waitedDays || ''),
  cases: String(failure.cases),
  ...Object.fromEntries(MINUTE_ROLES.map((role) => [role, spent[role] ? String(spent[role]) : ''])),
  appointments: String(failure.appointments || ''),
  safety: isSafety ? 'yes' : 'no',
  duty: failure.duty,
  note: failure.note ?? '',
  resolvedOn: failure.resolvedOn ?? '',
})
