import { z } from 'zod'
import { CALL_TOPICS, type CallTopic } from '#app/features/practice-desk/own-record/call-topic-words.ts'
import { type FormOutcome, type FormValues, parseFields } from '#app/platform/form.ts'
import { freeText } from '#app/platform/free-text.ts'
import { isKeyOf } from '#app/platform/is-key-of.ts'

/** Maximum lengths in characters. */
export const CALL_LIMITS = { words: 300, answer: 300 } as const
/** `do`: 'ask' or 'withdraw'. `seen`: the id of the last call the practice saw, '' for none. */
export const CALL_FIELDS = ['do', 'seen', 'topic', 'words']
/** `do`: 'take', 'give-back' or 'done'. `seen`: how the call stood. */
export const CALL_ANSWER_FIELDS = ['do', 'seen', 'answer']

const call = z
  .object({
    topic: z.string().refine((topic): topic is CallTopic => isKeyOf(CALL_TOPICS, topic), 'Choose what the call is about.'),
    words: freeText(CALL_LIMITS.words).default(null),
  })
  .superRefine(({ topic, words }, context) => {
    if (topic === 'other' && !words)
      context.addIssue({ code: 'custom', path: ['words'], message: 'Say in a few words what the call is about.' })
  })

/** What a practice wants a call about. "Something else" needs words. */
export const parseCall = (values: FormValues): FormOutcome<{ topic: CallTopic; words: string | null }> =>
  parseFields(call, values) as FormOutcome<{ topic: CallTopic; words: string | null }>

const answer = z.object({
  do: z.enum(['take', 'give-back', 'done'], 'Choose one of the buttons.'),
  answer: freeText(CALL_LIMITS.answer).default(null),
})

/** What an officer does with a call. */
export const parseCallAnswer = (values: FormValues) => parseFields(answer, values)
