import type { PublishedFigure } from './published-figure.ts'

const number = (count: number) => count.toLocaleString('en-GB')
/** A count of an LMC up to this stands for 0 to 2. */
const FEW_OR_NONE = 2

const isFew = ({ kind, count }: PublishedFigure) => kind === 'lmc' && count <= FEW_OR_NONE

/** "1,213"; "few or none" for an LMC's 0 to 2. */
export const countInWords = (figure: PublishedFigure): string => (isFew(figure) ? 'few or none' : number(figure.count))

/** "13 of 31"; "few or none of 31". */
export const ofInWords = (figure: PublishedFigure): string => `${countInWords(figure)} of ${number(figure.of)}`

/** "42%", whole; empty where no share is told (an LMC under 12 reporters). */
export const percentInWords = ({ percent }: PublishedFigure): string => (percent === null ? '' : `${Math.round(percent)}%`)

/** "42.3%": for the committee and for files. */
export const exactPercentInWords = ({ percent, kind }: PublishedFigure): string =>
  percent === null ? '' : kind === 'lmc' ? `${percent}%` : `${percent.toFixed(1)}%`

/** For a narrow cell of a table of shares: "42", "few", or "6 of 11" where no share is told. */
export const percentInCell = (figure: PublishedFigure): string =>
  figure.percent === null ? ofInWords(figure) : isFew(figure) ? 'few' : String(Math.round(figure.percent))

/** The note under every table of LMCs (decision 30). */
export const LMC_NOTE =
  'LMC figures are blurred: 19 of 20 lie within 4 practices of the true count, nearly all within 6. A change of 3 or less from one week to the next can be the blur alone. LMC rows do not add up to their region: each is blurred by itself.'

/** The note under figures of England and regions. */
export const SUM_NOTE =
  'Figures of England and regions lie within 2 practices of the true count in 97 of 100 cases, nearly always within 4.'

/** Beside an officer's list of names. */
export const NAMES_NOTE = 'The list is exact; the published figure is blurred on purpose and can lie below it.'
