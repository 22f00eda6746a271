import { z } from 'zod'
import { type FormOutcome, type FormValues, parseFields } from '#app/platform/form.ts'
import { letterWords } from '#app/platform/free-text.ts'
import type { LetterText } from '../letter-texts/letter-text-form.ts'
import { fieldsNamedIn, isMergeField } from '../letter-texts/merge-fields.ts'

export const WORDING_LIMIT = 3000
export const WORDING_FIELDS = ['words', 'seen', 'do'] as const

/** A practice's own words for a paragraph: they name only fields that the letter has. */
export function parseWording(letter: Pick<LetterText, 'fields' | 'follows'>, values: FormValues): FormOutcome<{ words: string }> {
  const own = new Set(letter.fields.map(({ key }) => key))
  const isKnown = (key: string) => own.has(key) || (isMergeField(key) && (letter.follows === true || !key.startsWith('earlier.')))
  const unknown = (words: string) => fieldsNamedIn(words).find((key) => !isKnown(key))
  return parseFields(
    z.object({
      words: letterWords(WORDING_LIMIT)
        .transform((words) => words ?? '')
        .refine((words) => words !== '', 'Write the paragraph. To leave it out, untick it in the letter.')
        .refine((words) => unknown(words) === undefined, {
          error: ({ input }) => `{{${unknown(String(input))}}} is no field of this letter.`,
        }),
    }),
    values,
  )
}
