import { pointsBetween } from '#app/features/figures/disclosure/figure-words.ts'
import type { ActionFigures, Column, WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { ALL_STATES } from '#app/features/figures/tallies/counted-states.ts'
import { changeInWords } from './paper-words.ts'

/** An action of the paper: its figure, its states in order, and its change since the week it is compared with. */
export type PaperLine = ReturnType<typeof paperLine>
export function paperLine(action: ActionFigures, { slug, shortTitle }: Column, before: WeekFigures | undefined) {
  const then = before?.england.actions.find((one) => one.slug === slug)?.taking
  return {
    slug,
    name: shortTitle,
    now: action.taking,
    states: ALL_STATES.map((state) => action.states[state].count),
    points: pointsBetween(action.taking, then),
    change: before ? changeInWords(action.taking, then) : '',
    obstacle: action.obstacles[0],
  }
}
