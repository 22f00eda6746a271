import { REPORTERS_FOR_A_SHARE, shareOf } from '#app/features/figures/disclosure/published-figure.ts'
import type { LmcFigures, WeekFigures } from './week-figures.ts'

/**
 * An ICB as the sum of its LMCs' published rows: nothing is drawn and no fact read for it, so it says nothing that its rows do not. An
 * LMC counts in the ICB with most of its practices; `inTwo` names those that lie in another ICB too, `leftOut` those without a row.
 * `percent`: null under 12 reporters, as of an LMC. `blur`: within how many practices 19 of 20 such sums lie of the truth, rows leaning up by about half a practice each.
 */
export type IcbFigures = {
  code: string
  name: string
  lmcs: string[]
  leftOut: string[]
  inTwo: string[]
  of: number
  taking: { count: number; percent: number | null }[]
  blur: number
}

/** Half the width of an LMC row's blur: 19 of 20 lie within it (decision 30). */
const BLUR_OF_A_ROW = 4

/** Every ICB of a week, by name, from the rows that the audience reads. `nameOf`: by code. */
export function icbFigures(
  { lmcs, columns }: Pick<WeekFigures, 'lmcs' | 'columns'>,
  nameOf: ReadonlyMap<string, string>,
): IcbFigures[] {
  const byIcb = new Map<string, LmcFigures[]>()
  for (const lmc of lmcs) {
    const [main] = lmc.icbs
    if (main !== undefined) byIcb.set(main, [...(byIcb.get(main) ?? []), lmc])
  }
  const icbs = [...byIcb].map(([code, own]) => ({ name: nameOf.get(code) ?? code, ...icbOf(code, own, columns.length) }))
  return icbs.sort((a, b) => (a.name < b.name ? -1 : 1))
}

function icbOf(code: string, lmcs: LmcFigures[], columns: number): Omit<IcbFigures, 'name'> {
  const shown = lmcs.filter((lmc) => lmc.shown)
  const of = shown.reduce((sum, lmc) => sum + lmc.of, 0)
  const names = (some: LmcFigures[]) => some.map(({ name }) => name)
  return {
    code,
    lmcs: names(shown),
    leftOut: names(lmcs.filter((lmc) => !lmc.shown)),
    inTwo: names(lmcs.filter(({ icbs }) => icbs.length > 1)),
    of,
    taking: Array.from({ length: columns }, (_, a) => {
      const count = shown.reduce((sum, lmc) => sum + lmc.taking[a]!.count, 0)
      return { count, percent: of < REPORTERS_FOR_A_SHARE ? null : shareOf(count, of) }
    }),
    blur: Math.ceil(BLUR_OF_A_ROW * Math.sqrt(shown.length)),
  }
}
