import { z } from 'zod'
import { type FieldErrors, type FormOutcome, type FormValues, parseFields } from '#app/platform/form.ts'
import { freeText } from '#app/platform/free-text.ts'
import { PERIOD_EXAMPLES, readPeriod } from '#app/platform/periods.ts'
import type { Day } from '#app/platform/time.ts'
import { typedDay } from '#app/platform/typed-days.ts'
import { typedWhole } from '#app/platform/typed-numbers.ts'
import { lineFaults } from './line-rules.ts'
import { type Filled, type LineField, REGISTER_FIELDS, REGISTERS, type Register } from './register-kinds.ts'

/** Longest words of a field, in characters. */
const LONGEST = 300
const words = freeText(LONGEST).transform((text) => text?.replace(/\s+/g, ' ') ?? '')
const isEmpty = (text: string) => text.trim() === ''

function schemaOfField({ kind, choices = {}, required = '', past, label }: LineField, today: Day) {
  const schema = {
    words,
    number: typedWhole().refine((text) => text.length < 8, 'That is more than 9,999,999. Check the number.'),
    period: words.refine((text) => text === '' || readPeriod(text) !== undefined, `Write a length such as ${PERIOD_EXAMPLES}.`),
    day: z.union([
      z
        .string()
        .refine(isEmpty)
        .transform(() => ''),
      typedDay(),
    ]),
    choice: z
      .string()
      .trim()
      .refine((text) => text === '' || Object.hasOwn(choices, text), {
        message: `${label} is one of: ${Object.values(choices).join(' · ')}.`,
      }),
  }[kind]
  const whole = kind === 'day' ? dayOrFault(schema, past ? today : undefined) : schema
  return required ? whole.refine((text) => text !== '', required) : whole
}

/** A union says only that nothing fits: the message of the day is the one that helps. */
const dayOrFault = (schema: z.ZodType<string>, latest: Day | undefined) =>
  z.string().transform((text, context): string => {
    if (isEmpty(text)) return ''
    const read = typedDay().safeParse(text)
    if (!read.success) {
      context.addIssue({ code: 'custom', message: read.error.issues[0]?.message ?? '' })
      return z.NEVER
    }
    if (latest && read.data > latest) context.addIssue({ code: 'custom', message: 'This day is still to come.' })
    return schema ? read.data : ''
  })

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
  if (!parsed.ok) return { ok: false, errors: inOrder(register, parsed.errors) }
  const filled = Object.fromEntries(Object.entries(parsed.value).filter(([, value]) => value !== ''))
  const faults = lineFaults(register, filled)
  return Object.keys(faults).length > 0 ? { ok: false, errors: inOrder(register, faults) } : { ok: true, value: filled }
}

/** Errors in the order of the form. */
const inOrder = (register: Register, errors: FieldErrors): FieldErrors =>
  Object.fromEntries(REGISTER_FIELDS[register].flatMap(({ key }) => (errors[key] ? [[key, errors[key]]] : [])))
