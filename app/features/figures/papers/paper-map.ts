import { ofInWords } from '#app/features/figures/disclosure/figure-words.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'

/** Where an LMC stands on the map: column and row of the odd-r layout, rows counting northwards. */
export type Place = { slug: string; q: number; r: number }

/** The room of the map on the paper, in millimetres. */
const WIDTH = 84
const HIGHEST = 112

/** The hexagon map of one column: positions in millimetres, the band of each LMC, and how the LMCs spread over the bands. */
export function mapOfPaper(week: WeekFigures, column: number, places: Place[]) {
  const byLmc = new Map(week.lmcs.map((lmc) => [lmc.slug, lmc]))
  const middles = places.map(({ slug, q, r }) => ({ slug, x: Math.sqrt(3) * (q + (Math.abs(r) % 2) / 2), y: -1.5 * r }))
  const left = Math.min(...middles.map(({ x }) => x))
  const top = Math.min(...middles.map(({ y }) => y))
  const wide = Math.max(1, ...middles.map(({ x }) => x - left)) + 2
  const high = Math.max(1, ...middles.map(({ y }) => y - top)) + 2
  const size = Math.min(WIDTH / wide, HIGHEST / high)
  const bandOf = (slug: string) => {
    const lmc = byLmc.get(slug)
    if (lmc?.shown) return { band: lmc.taking[column]?.band ?? null, isRegion: false }
    // Who has not chosen to be shown by name stands in the region; too few reports are no figure.
    const stands = lmc?.why === 'not-published' ? lmc.standIn.taking[column]?.band : undefined
    return { band: stands ?? null, isRegion: stands !== undefined }
  }
  const hexes = middles.map(({ slug, x, y }) => ({
    x: rounded((x - left + 1) * size),
    y: rounded((y - top + 1) * size),
    ...bandOf(slug),
  }))
  return {
    size: rounded(size * 0.95),
    height: rounded(high * size),
    hexes,
    alt: altOf(week, column),
    spread: spreadOf(week, column),
  }
}

const rounded = (value: number) => Math.round(value * 100) / 100

/** Every LMC of the map in words, for those who hear it. */
function altOf(week: WeekFigures, column: number): string {
  const rows = week.lmcs.map((lmc) => `${lmc.name}: ${lmc.shown ? ofInWords(lmc.taking[column]!) : 'no figure'}`)
  return `Map of England’s LMCs by share of reporters. ${rows.join('; ')}.`
}

function spreadOf(week: WeekFigures, column: number): string {
  const bands = week.lmcs.map((lmc) => (lmc.shown ? (lmc.taking[column]?.band ?? null) : null))
  const some = (low: number, high: number) => bands.filter((band) => band !== null && band >= low && band <= high).length
  const none = bands.filter((band) => band === null).length
  return `${some(3, 4)} LMCs at 60% or more, ${some(2, 2)} between 40 and 59%, ${some(0, 1)} below; ${none} have too few reports for a share.`
}
