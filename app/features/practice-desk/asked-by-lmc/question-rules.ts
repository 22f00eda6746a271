import { type Answer, answerOf, stateOfAnswer } from '#app/features/adoption/statements/adoption-form.ts'
import type { CurrentState } from '#app/features/adoption/statements/adoption-rules.ts'
import type { Statement } from '#app/features/adoption/statements/refusal-rules.ts'
import { IS_OF_TODAY } from '#app/features/practice-desk/answering/answer-words.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'

/** Days after which a question is deleted, answered or not (decision 47). */
export const QUESTION_DAYS = 60

/** What an LMC's list says of a practice and an action. `since`: it holds from then; `plannedFor`: planned for that day. */
export type ListSays = { answer: Answer; since: Day | null; plannedFor: Day | null }

/** What the list says in words, as somebody at the practice would say it of the practice. */
export function listSaysInWords({ answer, since, plannedFor }: ListSays): string {
  const from = since ? ` since ${longDay(since)}` : ', no day given'
  switch (answer) {
    case 'full':
      return `taken in full${from}`
    case 'partial':
      return `taken in part${from}`
    case 'planned':
      return plannedFor ? `planned from ${longDay(plannedFor)}` : 'planned'
    case 'considering':
      return since ? `considered since ${longDay(since)}` : 'considered'
    case 'stopped':
      return since ? `stopped on ${longDay(since)}` : 'stopped, no day given'
    case 'not-planning':
      return since ? `not taken, decided on ${longDay(since)}` : 'not taken'
    case 'not-applicable':
      return 'does not apply'
  }
}

/** Why one press of "right" is not enough: the form of the action asks for what the list does not say. */
export type Lacking = 'day' | 'strength' | 'plan-passed'
export const LACKING_WORDS: Record<Lacking, { why: string; button: string }> = {
  day: { why: 'The list gives no day, so you give it.', button: 'Right: give the day' },
  strength: { why: 'This action is taken at one of several strengths, so you say which.', button: 'Right: say at which' },
  'plan-passed': { why: 'The planned day has passed, so you say what came of it.', button: 'Right: still planned' },
}

/** `strengths`: a question of the action itself must be answered by who takes it. */
export function lackingIn({ answer, since, plannedFor }: ListSays, strengths: boolean, today: Day): Lacking | undefined {
  if (strengths && stateOfAnswer(answer) === 'taking') return 'strength'
  if (plannedFor && plannedFor < today) return 'plan-passed'
  return since || IS_OF_TODAY.includes(answer) ? undefined : 'day'
}

/** The statement that the practice makes with "right". Without a day it holds from today. */
export function statementOf({ answer, since, plannedFor }: ListSays, today: Day): Statement {
  const extent = answer === 'full' || answer === 'partial' ? answer : null
  return { state: stateOfAnswer(answer), extent, effectiveOn: since ?? today, plannedFor, obstacle: null, note: null }
}

type Current = Pick<CurrentState, 'state' | 'extent' | 'effectiveOn' | 'plannedFor' | 'takenSince'>

/** Whether the practice's record says what the list says: then there is nothing to ask. */
export function saysTheSame(current: Current | null | undefined, { answer, since, plannedFor }: ListSays): boolean {
  if (!current || answerOf(current) !== answer) return false
  if (plannedFor) return current.plannedFor === plannedFor
  return since === null || since === current.effectiveOn || since === current.takenSince
}

/** The address of the practice's own form with the answer of the list chosen, and its day. */
export function formHref(practiceCode: string, actionSlug: string, { answer, since, plannedFor }: ListSays): string {
  const day = plannedFor ?? since
  const query = new URLSearchParams({ take: actionSlug, answer, ...(day && { since: day }), step: '2' })
  return `/practice/${practiceCode}/choose?${query}`
}

export const QUESTION_REFUSALS = {
  'not-there': 'This question is answered already, or no longer asked. What waits is shown here.',
  'changed-meanwhile':
    'Something was recorded about this action, or your LMC’s list was sent again, since you opened the page. What holds now is shown here: answer again.',
  lacking: 'One press is not enough for this one: use its form.',
} as const
