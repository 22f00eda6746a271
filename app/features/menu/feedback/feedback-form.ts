import { z } from 'zod'
import type { FormOutcome, FormValues } from '#app/platform/form.ts'
import { parseFields } from '#app/platform/form.ts'
import { freeText } from '#app/platform/free-text.ts'
import { FEEDBACK_KINDS, type FeedbackKind, IN_GENERAL } from './feedback-rules.ts'

/** Maximum lengths in characters. */
export const FEEDBACK_LIMITS = { words: 1500, answer: 2000 } as const
export const FEEDBACK_FIELDS = ['action', 'kind', 'words']
/** `seen`: the number of answers the editor was shown. */
export const ANSWER_FIELDS = ['words', 'edition', 'seen']

const needed = (limit: number, message: string) =>
  freeText(limit).transform((text, context) => {
    if (text !== null) return text
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })

const feedback = z.object({
  action: z
    .string()
    .min(1, 'Choose the action this is about, or “In general”.')
    .transform((slug) => (slug === IN_GENERAL ? null : slug)),
  kind: z.enum(FEEDBACK_KINDS, 'Choose what it is about.'),
  words: needed(FEEDBACK_LIMITS.words, 'Write your message.'),
})
const answer = z.object({
  words: needed(FEEDBACK_LIMITS.answer, 'Write the answer.'),
  edition: z
    .string()
    .default('')
    .transform((slug) => slug || null),
})

/** Feedback from a practice or an LMC; `action` null = in general. Refused: no words, too many, or an NHS number among them. */
export function parseFeedback(values: FormValues): FormOutcome<{ action: string | null; kind: FeedbackKind; words: string }> {
  return parseFields(feedback, values)
}

/** An editor's answer; `edition` null where no edition changed. Refused as above. */
export function parseFeedbackAnswer(values: FormValues): FormOutcome<{ words: string; edition: string | null }> {
  return parseFields(answer, values)
}
