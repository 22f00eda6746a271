import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'

export const inThousands = (count: number) => count.toLocaleString('en-GB')
export const inPercent = (percent: number) => `${Math.round(percent)}%`

/** The change of a share in whole points: "+3", "−4", "±0"; "new" where there was nothing before. */
export function pointsWords(now: PublishedFigure, before: PublishedFigure | undefined): string {
  const points = pointsOf(now, before)
  if (points === null) return 'new'
  return points === 0 ? '±0' : `${points > 0 ? '+' : '−'}${Math.abs(points)}`
}

/** Whole points between two shares as they are shown. */
export function pointsOf(now: PublishedFigure, before: PublishedFigure | undefined): number | null {
  if (!before || now.percent === null || before.percent === null) return null
  return Math.round(now.percent) - Math.round(before.percent)
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
/** "ten actions", "one action", "13 actions". */
export const actionsWords = (count: number) => `${NUMBERS[count] ?? count} action${count === 1 ? '' : 's'}`
