import { z } from 'zod'
import { type FieldErrors, type FormValues, parseFields } from '#app/platform/form.ts'
import { freeText } from '#app/platform/free-text.ts'
import { mailWordsRefusal } from '#app/platform/mail/message-fields.ts'
import { ticksOf } from '#app/platform/ticks.ts'
import { BASE_WORD } from './reminder-rules.ts'

/** Maximum length of the office's own word in a mail, in characters. */
export const WORD_LIMIT = 200
const ticks = ticksOf('to')
export const { nameOf: tickName, codesIn: tickedIn } = ticks

/** The fields of a reminder as sent: `do` (send or show), the word, and a tick for each practice. */
export function remindValues(form: FormData): FormValues {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.slice(0, 10_000) : ''
  }
  return { do: text('do'), word: text('word'), ...ticks.valuesIn(form) }
}

const word = z.object({
  word: freeText(WORD_LIMIT)
    .transform((text) => text?.replace(/\s+/g, ' ') ?? BASE_WORD)
    .superRefine((text, context) => {
      const message = mailWordsRefusal(text)
      if (message) context.addIssue({ code: 'custom', message })
    }),
})

/** The word that goes out: the base text where the field is empty. Refused: an NHS number, a web address, too long. */
export function parseWord(values: FormValues): { ok: true; word: string } | { ok: false; errors: FieldErrors } {
  const parsed = parseFields(word, { word: values.word ?? '' })
  return parsed.ok ? { ok: true, word: parsed.value.word } : { ok: false, errors: parsed.errors }
}
