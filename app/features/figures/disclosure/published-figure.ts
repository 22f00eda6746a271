import type { PublishedCount } from './disclosure-rules.ts'

declare const figure: unique symbol

/** What a figure is of: an LMC's are blurred more, and told with a share only from 12 reporters on. */
export type FigureKind = 'england' | 'region' | 'lmc'

/** One published figure about more than one practice: always one number. Only `figureOf` makes it, from a published count. */
export type PublishedFigure = Readonly<{
  kind: FigureKind
  count: number
  /** The reporters it is of. */
  of: number
  /** England and regions: one decimal. An LMC: whole, and null under 12 reporters. */
  percent: number | null
  /** 0 to 4: under 20, 20 to 39, 40 to 59, 60 to 79, 80 and over. Null where there is no share. Maps and tables colour by it. */
  band: number | null
}> & { readonly [figure]: true }

/** Reporters of an LMC from which on a share is told. */
export const REPORTERS_FOR_A_SHARE = 12

/** One decimal, and never a float's tail. */
export const shareOf = (count: number, of: number): number => (of === 0 ? 0 : Math.round((1000 * count) / of) / 10)
const bandOf = (percent: number): number => Math.min(4, Math.floor(percent / 20))

export function figureOf(kind: FigureKind, count: PublishedCount, of: PublishedCount): PublishedFigure {
  const percent = kind === 'lmc' ? (of < REPORTERS_FOR_A_SHARE ? null : Math.round((100 * count) / of)) : shareOf(count, of)
  return { kind, count, of, percent, band: percent === null ? null : bandOf(percent) } as unknown as PublishedFigure
}
