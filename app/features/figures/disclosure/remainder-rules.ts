import { inFigures } from '#app/platform/numbers-in-words.ts'

/** The variance of one drawn number of England (`narrow` of draw-rules): of its two halved rows of tosses 4/9 each. */
const OF_ONE_DRAW = 8 / 9

/** What published counts leave of another. `within`: how near the true number lies in 19 of 20 cases. */
export type Remainder = { about: number; within: number }

/**
 * What `parts` leave of `all`. Each of these counts of England carries a drawn number of its own, so the remainder carries them all: it is
 * no published count, and is told with its error alone.
 */
export const remainderOf = (all: number, parts: readonly number[]): Remainder => ({
  about: Math.max(0, all - parts.reduce((sum, part) => sum + part, 0)),
  within: Math.ceil(2 * Math.sqrt((parts.length + 1) * OF_ONE_DRAW)),
})

/** "about 343"; "at most 9" where the error is as large as the number. */
export const remainderInWords = ({ about, within }: Remainder): string =>
  about <= within ? `at most ${about + within}` : `about ${inFigures(about)}`

/** What to know of a remainder, under its name. */
export const remainderNote = ({ within }: Remainder): string => `What the numbers above leave, give or take ${within}`
