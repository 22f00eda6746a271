import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { dayBeside } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'

/** A published figure as a share between 0 and 1, for drawing. */
export const shareOf = ({ count, of }: Pick<PublishedFigure, 'count' | 'of'>) => (of === 0 ? 0 : count / of)
export const wholePercent = (share: number) => `${Math.round(share * 100)}%`

/** England's figure of an action in a week: on the menu, or taken though no longer on it. */
export function englandOf(week: Pick<WeekFigures, 'england'> | undefined, action: string): PublishedFigure | undefined {
  const onMenu = week?.england.actions.find(({ slug }) => slug === action)?.taking
  return onMenu ?? week?.england.goesOn.find(({ slug }) => slug === action)?.figure
}

/** "24 Nov" for the ends of an axis; "24 Nov 2024" beside a day of another year. */
export const axisDay = (day: Day, beside = day) => dayBeside(day, beside).replace(/^(\d+ \p{L}{3})\p{L}*/u, '$1')
