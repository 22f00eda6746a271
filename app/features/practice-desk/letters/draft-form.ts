import { z } from 'zod'
import { type FormOutcome, type FormValues, parseFields } from '#app/platform/form.ts'
import { letterWords } from '#app/platform/free-text.ts'
import { readPeriod } from '#app/platform/periods.ts'
import { optionalDay, typedDay, wantedDay } from '#app/platform/typed-days.ts'
import { typedWhole } from '#app/platform/typed-numbers.ts'
import { choiceName, tickName } from '../letter-texts/letter-assembly-rules.ts'
import { fieldName } from '../letter-texts/letter-day-rules.ts'
import type { LetterField, LetterText } from '../letter-texts/letter-text-form.ts'

/** Longest texts of a letter's form, in characters. */
const DRAFT_LIMITS = { line: 300, lines: 2000, address: 600 }

const line = letterWords(DRAFT_LIMITS.line).transform((text) => text?.replace(/\s+/g, ' ') ?? '')
const lines = letterWords(DRAFT_LIMITS.lines).transform((text) => text ?? '')
const oneDay = (what: string) => optionalDay(typedDay(wantedDay(what)))
const number = typedWhole().refine((text) => text.length < 7, 'That is more than 999,999. Check the number.')
const period = line.refine((text) => text === '' || readPeriod(text) !== undefined, {
  message: 'Write a length such as 3 months, 12 weeks or 90 days.',
})
const KINDS = { words: line, lines, number, period } as const
const tick = z.string().transform((text) => (text === 'on' ? 'on' : ''))

function schemaOf({ family, fields, paragraphs, answer }: LetterText) {
  const system = family === 'system'
  return z.object({
    ...(family === 'patients' ? {} : { organisation: line }),
    ...(system
      ? { attention: line, address: letterWords(DRAFT_LIMITS.address).transform((text) => text ?? ''), signatory: line }
      : {}),
    ...(family === 'case' ? {} : { date: oneDay('the date of the letter') }),
    ...(system ? { copyLmc: tick } : {}),
    ...(answer ? { answerBy: oneDay('the day by which an answer is asked for') } : {}),
    ...Object.fromEntries(
      fields.map(({ key, kind, label }: LetterField) => [
        fieldName(key),
        kind === 'day' ? oneDay(`“${label}” as a real day`) : KINDS[kind],
      ]),
    ),
    ...Object.fromEntries(
      paragraphs.flatMap(({ key, kind }) => (kind === 'in' || kind === 'out' ? [[tickName(key), tick]] : [])),
    ),
    ...Object.fromEntries(
      paragraphs.flatMap(({ key, options = [] }) => {
        const known = ['', ...options.map((option) => option.key)]
        return options.length > 0
          ? [[choiceName(key), z.string().refine((text) => known.includes(text), 'Choose one of these.')]]
          : []
      }),
    ),
  })
}

/** The names of the fields in the form of a letter's draft. */
export const draftFields = (text: LetterText): string[] => [...Object.keys(schemaOf(text).shape), 'seen', 'do']

/** What a draft holds, from its form: days as ISO, ticks as `on`, the rest as typed; empty where nothing is. */
export function parseDraft(text: LetterText, values: FormValues): FormOutcome<Record<string, string>> {
  const parsed = parseFields(schemaOf(text), values) as FormOutcome<Record<string, string>>
  return parsed.ok
    ? { ok: true, value: Object.fromEntries(Object.entries(parsed.value).filter(([, value]) => value !== '')) }
    : parsed
}

const sentForm = z.object({
  sentOn: typedDay('Enter the day on which it went, such as 1 8 2024 or 1 August 2024.'),
  seen: z.string(),
})
export const SENT_FIELDS = ['sentOn', 'seen', 'do'] as const
export const parseSent = (values: FormValues): FormOutcome<z.infer<typeof sentForm>> => parseFields(sentForm, values)
