import type { ActionFigures, Column, WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { COUNTED_STATES } from '#app/features/figures/tallies/counted-states.ts'
import { shortDay } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import { pointsOf, pointsWords } from './paper-words.ts'

/** "24 Nov" */
export const short = (day: Day) => shortDay(day).replace(/ \d{4}$/, '')

/** An action of the paper: its figure, its states in order, and its change since the week it is compared with. */
export type PaperLine = ReturnType<typeof paperLine>
export function paperLine(action: ActionFigures, { slug, shortTitle }: Column, before: WeekFigures | undefined) {
  const then = before?.england.actions.find((one) => one.slug === slug)?.taking
  const order = [...COUNTED_STATES, 'not-decided'] as const
  return {
    slug,
    name: shortTitle,
    now: action.taking,
    states: order.map((state) => action.states[state].count),
    points: pointsOf(action.taking, then),
    change: before ? pointsWords(action.taking, then) : '',
    obstacle: action.obstacles[0],
  }
}
