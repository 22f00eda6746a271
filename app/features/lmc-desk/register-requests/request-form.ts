import { z } from 'zod'
import { type FormValues, parseFields } from '#app/platform/form.ts'
import { freeText } from '#app/platform/free-text.ts'
import { typedDay } from '#app/platform/typed-days.ts'

/** Maximum lengths in characters. */
export const REQUEST_LIMITS = { reason: 300, word: 300 } as const
/** In the place of an LMC: the officer does not know it. */
export const NOT_KNOWN = 'not-known'

/** `seen`: the marker of what the form was drawn from. */
export const NOT_OURS_FIELDS = ['from', 'lmc', 'reason', 'seen']
export const SUCCESSOR_FIELDS = ['successor', 'reason', 'seen']
/** `do`: 'confirm', 'refuse' or 'take-back'. `seen`: how the request stood. */
export const REQUEST_ANSWER_FIELDS = ['do', 'word', 'seen']

const reason = freeText(REQUEST_LIMITS.reason).refine(
  (text): text is string => text !== null,
  'Say how you know it, so that the other LMC can answer.',
)

/** That a practice is not ours. `lmcs`: the slugs there are; null = not known. */
export const parseNotOurs = (values: FormValues, lmcs: readonly string[]) =>
  parseFields(
    z.object({
      from: typedDay('Enter the day from which it is not yours, such as 1 8 2024 or 1 August 2024.'),
      lmc: z
        .string()
        .refine((slug) => slug === NOT_KNOWN || lmcs.includes(slug), 'Choose the LMC it belongs to, or that you do not know.')
        .transform((slug) => (slug === NOT_KNOWN ? null : slug)),
      reason,
    }),
    values,
  )

/** Who took over from a closed practice: its ODS code, in capitals. */
export const parseSuccessor = (values: FormValues) =>
  parseFields(
    z.object({
      successor: z
        .string()
        .transform((code) => code.trim().toUpperCase())
        .refine((code) => code !== '', 'Enter the code of the practice that took over, such as B86001.'),
      reason,
    }),
    values,
  )

const answer = z
  .object({
    do: z.enum(['confirm', 'refuse', 'take-back'], 'Choose one of the buttons.'),
    word: freeText(REQUEST_LIMITS.word).default(null),
  })
  .refine(({ do: act, word }) => act !== 'refuse' || word !== null, {
    path: ['word'],
    message: 'Say in a few words why not: the other LMC reads it.',
  })

/** What an officer does with a request. A refusal needs a word. */
export const parseRequestAnswer = (values: FormValues) => parseFields(answer, values)
