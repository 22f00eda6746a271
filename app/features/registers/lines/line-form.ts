import { z } from 'zod'
import { type FormOutcome, type FormValues, inPageOrder, parseFields } from '#app/platform/form.ts'
import { freeText } from '#app/platform/free-text.ts'
import { PERIOD_EXAMPLES, readPeriod } from '#app/platform/periods.ts'
import type { Day } from '#app/platform/time.ts'
import { optionalDay, typedDay, wantedDay } from '#app/platform/typed-days.ts'
import { typedWhole } from '#app/platform/typed-numbers.ts'
import { lineFaults } from './line-rules.ts'
import { type Filled, type LineField, REGISTER_FIELDS, REGISTERS, type Register } from './register-kinds.ts'

/** Longest words of a field, in characters. */
const LONGEST = 300
const words = freeText(LONGEST).transform((text) => text?.replace(/\s+/g, ' ') ?? '')

function schemaOfField({ kind, choices = {}, required = '', past, label }: LineField, today: Day) {
  const schema = {
    words,
    number: typedWhole().refine((text) => text.length < 8, 'That is more than 9,999,999. Check the number.'),
    period: words.refine((text) => text === '' || readPeriod(text) !== undefined, `Write a length such as ${PERIOD_EXAMPLES}.`),
    day: optionalDay(typedDay(wantedDay(`“${label}” as a real day`))).refine(
      (day) => !past || day <= today,
      'This day is still to come.',
    ),
    choice: z
      .string()
      .trim()
      .refine((text) => text === '' || Object.hasOwn(choices, text), {
        message: `${label} is one of: ${Object.values(choices).join(' · ')}.`,
      }),
  }[kind]
  return required ? schema.refine((text: string) => text !== '', required) : schema
}

const SCHEMAS = new Map<string, z.ZodType<Record<string, string>>>()
function schemaOf(register: Register, today: Day): z.ZodType<Record<string, string>> {
  const key = `${register} ${today}`
  const known = SCHEMAS.get(key)
  if (known) return known
  const shape = Object.fromEntries(REGISTER_FIELDS[register].map((field) => [field.key, schemaOfField(field, today)]))
  const schema = z.object(shape) as unknown as z.ZodType<Record<string, string>>
  if (SCHEMAS.size > REGISTERS.length) SCHEMAS.clear()
  SCHEMAS.set(key, schema)
  return schema
}

export const lineFields = (register: Register): string[] => [...REGISTER_FIELDS[register].map(({ key }) => key), 'seen', 'do']

/** A line as typed or as a file has it; each field may be refused, and what two fields say against each other. */
export function parseLine(register: Register, values: FormValues, today: Day): FormOutcome<Filled> {
  const whole = Object.fromEntries(REGISTER_FIELDS[register].map(({ key }) => [key, values[key] ?? '']))
  const parsed = parseFields(schemaOf(register, today), whole)
  if (!parsed.ok) return { ok: false, errors: inPageOrder(parsed.errors, lineFields(register)) }
  const filled = Object.fromEntries(Object.entries(parsed.value).filter(([, value]) => value !== ''))
  const faults = lineFaults(register, filled)
  return Object.keys(faults).length > 0
    ? { ok: false, errors: inPageOrder(faults, lineFields(register)) }
    : { ok: true, value: filled }
}
