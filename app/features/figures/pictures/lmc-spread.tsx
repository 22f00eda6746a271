import type { LmcFigures, WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { Spread, type SpreadBand } from '#app/ui/charts/spread.tsx'
import { bandStep } from '#app/ui/scale.ts'
import { BANDS } from './lmc-map.tsx'

/** How the LMCs of one action lie over the bands: one square each, in no order among themselves. */
export function LmcSpread({ week, column }: { week: WeekFigures; column: number }) {
  const shown = week.lmcs.filter((row) => row.shown)
  const bandOf = (row: LmcFigures) => (row.shown ? (row.taking[column]?.band ?? null) : null)
  const namesOf = (band: number | null) => shown.filter((row) => bandOf(row) === band).map(({ name }) => name)
  const tooFew = week.lmcs.filter((row) => !row.shown && row.why === 'too-few').map(({ name }) => name)
  const others = week.lmcs.length - shown.length - tooFew.length
  const bands: SpreadBand[] = [
    ...BANDS.map((label, band) => ({ key: label, label, shade: bandStep(band), names: namesOf(band) })).toReversed(),
    { key: 'few', label: 'under 12 reports', shade: 'hidden' as const, names: [...namesOf(null), ...tooFew] },
  ].map((band) => ({ ...band, count: band.names.length }))
  return (
    <Spread
      id="spread"
      title="How the LMCs spread"
      counted="one square is one LMC"
      asAt={longDay(week.weekEnd)}
      bands={bands}
      columns={{ band: 'Share of reporters', count: 'LMCs' }}
      note={`LMCs are not ranked: with 12 to 90 reporters and blurred counts, a place in a ranking would be chance.${
        others === 0 ? '' : ` ${others} ${others === 1 ? 'LMC has' : 'LMCs have'} not chosen to be shown: counted in the region.`
      }`}
    />
  )
}
