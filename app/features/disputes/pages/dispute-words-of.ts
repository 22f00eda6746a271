import { type DemandStanding, isOverdue } from '#app/features/disputes/file/demand-rules.ts'
import type { DisputeOn } from '#app/features/disputes/file/dispute-rules.ts'
import { LINE_STATES, type LineState } from '#app/features/disputes/file/dispute-words.ts'
import { whenWords } from '#app/features/disputes/file/when-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import type { Day } from '#app/platform/time.ts'

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

/** "3 of 8 demands past their day": the answer of a file, in its heading. */
export function lateWords(demands: DemandStanding[]): string {
  const late = demands.filter(isOverdue).length
  if (demands.length === 0) return 'no demand made yet'
  if (late === 0) return `${counted(demands.length, 'demand', 'demands')}, none past its day`
  return `${late} of ${counted(demands.length, 'demand', 'demands')} past ${late === 1 ? 'its' : 'their'} day`
}

/** The demand that is longest past its day: "383 days, demand 9". */
export function longestLate(demands: DemandStanding[]): string {
  const [longest] = demands.filter(isOverdue).sort((one, other) => other.daysOverdue - one.daysOverdue)
  return longest ? `${inFigures(longest.daysOverdue)} days past its day: demand ${longest.number}` : 'no demand past its day'
}

/** "Ended 19 March 2025", or how many lines stand how: "4 open, 5 dormant". */
export function stateWords({ ended, lines }: Pick<DisputeOn, 'ended' | 'lines'>): string {
  if (ended) return `Ended ${whenWords(ended.when)}`
  const counts = new Map<LineState, number>()
  for (const { state } of lines) if (state) counts.set(state.state, (counts.get(state.state) ?? 0) + 1)
  const parts = (Object.keys(LINE_STATES) as LineState[]).flatMap((state) =>
    counts.has(state) && state !== 'not-ours' ? [`${counts.get(state)} ${LINE_STATES[state].toLowerCase()}`] : [],
  )
  return parts.length > 0 ? `Lines: ${parts.join(', ')}` : 'Begun'
}

/** The query that keeps the days of a page in its links. */
export const asAtQuery = ({ day, known }: Pick<DisputeOn, 'day' | 'known'>, today: boolean) =>
  today ? '' : `?as-at=${day}${known ? `&known=${known}` : ''}`

/** "as at 18 May 2018, as known on 1 December 2026". */
export const asAtWords = ({ day, known }: { day: Day; known: Day | null }) =>
  `as at ${longDay(day)}${known ? `, as known on ${longDay(known)}` : ''}`
