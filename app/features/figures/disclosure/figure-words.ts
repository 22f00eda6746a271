import { inFigures } from '#app/platform/numbers-in-words.ts'
import type { PublishedFigure } from './published-figure.ts'

/** A count of an LMC up to this stands for 0 to 2. */
const FEW_OR_NONE = 2

const isFew = ({ kind, count }: PublishedFigure) => kind === 'lmc' && count <= FEW_OR_NONE

/** "1,213"; "few or none" for an LMC's 0 to 2. */
export const countInWords = (figure: PublishedFigure): string => (isFew(figure) ? 'few or none' : inFigures(figure.count))

/** "13 of 31"; "few or none of 31". */
export const ofInWords = (figure: PublishedFigure): string => `${countInWords(figure)} of ${inFigures(figure.of)}`

/** " 1,805 open practices are in no LMC and are counted nowhere.": what the base of England leaves out; empty where that is nobody. */
export function outsideInWords(outside: number): string {
  if (outside === 0) return ''
  return outside === 1
    ? ' 1 open practice is in no LMC and is counted nowhere.'
    : ` ${inFigures(outside)} open practices are in no LMC and are counted nowhere.`
}

/** Whole percent. From the counts themselves: a share rounded twice, 48.45 to 48.5 to 49, would be a point too high. */
const whole = (count: number, of: number) => (of === 0 ? 0 : Math.round((100 * count) / of))

/** A figure's share in whole percent; null where no share is told (an LMC under 12 reporters). */
export const wholePercentOf = ({ count, of, percent }: PublishedFigure): number | null =>
  percent === null ? null : whole(count, of)

/** "42%", whole; empty where no share is told. */
export function percentInWords(figure: PublishedFigure): string {
  const percent = wholePercentOf(figure)
  return percent === null ? '' : `${percent}%`
}

/** Whole points between two shares as they are told; null where one is missing. */
export function pointsBetween(now: PublishedFigure | undefined, before: PublishedFigure | undefined): number | null {
  const [to, from] = [now && wholePercentOf(now), before && wholePercentOf(before)]
  return to == null || from == null ? null : to - from
}

/** "+3", "−2" or "±0" points; "–" where a share is missing. */
export function pointsInWords(points: number | null): string {
  if (points === null) return '–'
  if (points === 0) return '±0'
  return points > 0 ? `+${points}` : `−${-points}`
}

/** "+104", "−1,204" or "±0" practices. */
export function countChangeInWords(now: PublishedFigure, before: PublishedFigure): string {
  const practices = now.count - before.count
  if (practices === 0) return '±0'
  return practices > 0 ? `+${inFigures(practices)}` : `−${inFigures(-practices)}`
}

/** A change as both are told: "+104 practices, +3 points"; the counts alone where a share is missing. */
export function changeInBoth(now: PublishedFigure, before: PublishedFigure): string {
  const count = `${countChangeInWords(now, before)} practices`
  const points = pointsBetween(now, before)
  return points === null ? count : `${count}, ${pointsInWords(points)} points`
}

/** The share of open practices that reported in four weeks, in whole percent. England and regions; an LMC's is published so. */
export const wholeReturnRate = ({ reporters, open }: { reporters: number; open: number }): number => whole(reporters, open)

/** What somebody counted with any action takes: "at least one of 10 actions", "the one action". */
export const anyOfActions = (actions: number): string => (actions === 1 ? 'the one action' : `at least one of ${actions} actions`)

/** The title of the front page where nobody reported. */
export const NOBODY_REPORTED = 'No practice has reported in the last four weeks'

/** Heads a page: "82% of reporters take it". Where nobody reported there is no share, not even of 0%. */
export const shareInTitle = (figure: PublishedFigure, rest: string, none = 'no practice has reported'): string =>
  figure.of === 0 ? none : `${percentInWords(figure)} of ${rest}`

/** For a narrow cell of a table of shares: "42", "few", or "6 of 11" where no share is told. */
export const percentInCell = (figure: PublishedFigure): string =>
  figure.percent === null ? ofInWords(figure) : isFew(figure) ? 'few' : String(wholePercentOf(figure))

/** The note under every table of LMCs (decision 30). */
export const LMC_NOTE =
  'LMC figures are blurred: 19 of 20 lie within 4 practices of the true count, nearly all within 6. A change of 3 or less from one week to the next can be the blur alone. LMC rows do not add up to their region: each is blurred by itself.'

/** The note under figures of England and regions. */
export const SUM_NOTE =
  'Figures of England and regions lie within 2 practices of the true count in 97 of 100 cases, nearly always within 4.'

/** Beside an officer's list of names. */
export const NAMES_NOTE = 'The list is exact; the published figure is blurred on purpose and can lie below it.'
