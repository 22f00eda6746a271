import type { DemandStanding } from '#app/features/disputes/file/demand-rules.ts'
import { OUTCOMES } from '#app/features/disputes/file/dispute-words.ts'
import { whenWords } from '#app/features/disputes/file/when-rules.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { roughDayWords } from '#app/platform/rough-days.ts'

/* How a demand stands, in the words that its page and its paper share. */

/** "138 overdue", "122 open", or what ended it. */
export function daysWords(demand: DemandStanding): string {
  const { daysOverdue, daysOpen, dueOn, ended, outcome, about } = demand
  const late = daysOverdue > 0 ? `, ${inFigures(daysOverdue)} late` : ''
  if (ended) return outcome ? `${OUTCOMES[outcome.state]}${late}` : `${inFigures(daysOpen)} when it ended`
  if (daysOverdue > 0) return `${inFigures(daysOverdue)} overdue`
  if (dueOn) return daysOverdue === 0 && demand.until === dueOn ? '0, due that day' : 'not due yet'
  return `${about ? 'about ' : ''}${inFigures(daysOpen)} open`
}

/** The deadline in force, and those from which it was moved. */
export function deadlineWords({ deadline, deadlines }: DemandStanding): { due: string; moved: string } {
  const before = deadlines.slice(0, -1).map(({ due }) => roughDayWords(due))
  return {
    due: deadline ? roughDayWords(deadline.due) : 'none was set',
    moved: before.length > 0 ? `moved from ${before.join(', then ')}` : '',
  }
}

/** What came of it, and the last answer; empty where there is none of the two. */
export function cameOfIt({ outcome, answers }: DemandStanding): { outcome: string; answer: string } {
  const answer = answers.at(-1)
  return {
    outcome: outcome ? `${OUTCOMES[outcome.state]}: ${outcome.words}` : answer ? '' : 'no answer found',
    answer: answer ? `${answer.who}, ${whenWords(answer.when)}: ${answer.words}` : '',
  }
}
