import type { Day } from '#app/platform/time.ts'
import type { LetterText } from './letter-text-form.ts'
import { OUTCOME_WORDS, type Outcome, type ReplyKind } from './letter-words.ts'

/** What is known of a letter that went. `followed`: it was answered by another letter of ours, or one is in the making. */
export type LetterState = {
  answerBy: Day | null
  endsOn: Day | null
  reply: { kind: ReplyKind; on: Day } | null
  outcome: Outcome | null
  followed: boolean
}

/** What comes next. `letter`: the slug of the letter to write; `due`: the day of the clock; `closed`: nothing is waited for. */
export type NextStep = {
  kind: 'closed' | 'followed' | 'write' | 'wait' | 'clock' | 'nothing'
  words: string
  letter?: string
  due?: Day
}

/** The letter that asks again where a letter was not answered. */
export const REMINDER = 'reminder'

/** The next step after a letter, on a day (the sequences of letters). `text`: undefined where the letter is no longer there. */
export function nextStep(state: LetterState, text: Pick<LetterText, 'replies'> | undefined, today: Day): NextStep {
  const { outcome, reply, answerBy, endsOn, followed } = state
  if (outcome) return { kind: 'closed', words: OUTCOME_WORDS[outcome] }
  if (followed) return { kind: 'followed', words: 'Goes on in another letter' }
  const line = reply && text?.replies.find(({ kind }) => kind === reply.kind)
  if (line?.next) return { kind: 'write', words: line.words, letter: line.next }
  if (reply && endsOn) return { kind: 'clock', words: line?.words ?? 'The clock runs', due: endsOn }
  if (reply) return { kind: 'nothing', words: line?.words ?? 'Say what came of it' }
  if (answerBy && answerBy < today) return { kind: 'write', words: 'No answer by the day asked: write again', letter: REMINDER }
  if (answerBy) return { kind: 'wait', words: 'Answer asked for', due: answerBy }
  if (endsOn) return { kind: 'clock', words: 'The clock runs', due: endsOn }
  return { kind: 'nothing', words: 'Nothing is waited for' }
}
