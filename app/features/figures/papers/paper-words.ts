import { pointsBetween, pointsInWords, wholeReturnRate } from '#app/features/figures/disclosure/figure-words.ts'
import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'

/** "40%": the practices that reported, of all open. */
export const rateInWords = (place: { reporters: number; open: number }) => `${wholeReturnRate(place)}%`

/** The change of a share in whole points: "+3", "−4", "±0"; "new" where there was nothing before. */
export const changeInWords = (now: PublishedFigure, before: PublishedFigure | undefined): string =>
  before ? pointsInWords(pointsBetween(now, before)) : 'new'

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
/** "ten actions", "one action", "13 actions". */
export const actionsWords = (count: number) => `${NUMBERS[count] ?? count} action${count === 1 ? '' : 's'}`
