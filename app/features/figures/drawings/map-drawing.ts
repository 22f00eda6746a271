import { ofInWords, percentInWords } from '#app/features/figures/disclosure/figure-words.ts'
import { mapOfPaper, type Place } from '#app/features/figures/papers/paper-map.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { escapedXml } from '#app/platform/xml.ts'
import { BAND_FILLS, drawing, EDGE, HATCH, MARGIN, rect, round, SOFT, text, WIDTH } from './drawing-parts.ts'
import { wordsOf } from './drawing-words.ts'

const SCALE = 6
const BANDS = ['under 20%', '20 to 39%', '40 to 59%', '60 to 79%', '80% or more']

type Hidden = Extract<WeekFigures['lmcs'][number], { shown: false }>
const standsFor = ({ why, standIn }: Hidden, column: number) =>
  why === 'too-few' ? 'too few reports' : `not shown by name; ${standIn.name}: ${percentInWords(standIn.taking[column]!)}`

/** One action over England's LMCs, a hexagon each, in bands of 20 points; the names show when the file is read on a screen. */
export function mapDrawing(week: WeekFigures, column: number, places: Place[], source: string): string {
  const { hexes, size, height, spread } = mapOfPaper(week, column, places)
  const left = (WIDTH - 84 * SCALE) / 2 - 60
  const names = new Map(
    week.lmcs.map((lmc) => [lmc.slug, `${lmc.name}: ${lmc.shown ? ofInWords(lmc.taking[column]!) : standsFor(lmc, column)}`]),
  )
  const drawn = hexes.map(({ x, y, band, isRegion }, index) => {
    const corners = [30, 90, 150, 210, 270, 330].map((angle) => {
      const turn = (angle * Math.PI) / 180
      return `${round(left + (x + size * Math.cos(turn)) * SCALE)},${round((y + size * Math.sin(turn)) * SCALE)}`
    })
    const words = escapedXml(names.get(places[index]!.slug) ?? '')
    return `<polygon points="${corners.join(' ')}" fill="${band === null ? HATCH : BAND_FILLS[band]}" stroke="#a8b4b1"${isRegion ? ' fill-opacity="0.55"' : ''}><title>${words}</title></polygon>`
  })
  const x = WIDTH - MARGIN - 190
  const key = [...BANDS, 'too few reports for a share'].map(
    (words, index) =>
      rect(x, 30 + index * 28, 22, 16, index < BANDS.length ? BAND_FILLS[index]! : HATCH, EDGE) +
      text(x + 32, 43 + index * 28, words, { size: 14 }),
  )
  const paler = hexes.some(({ isRegion }) => isRegion)
    ? text(x, 216, 'paler: the figure of the region', { size: 13, fill: SOFT })
    : ''
  const head = text(x, 12, 'Share of reporters', { size: 14, fill: SOFT })
  const title = `${week.columns[column]!.shortTitle}, by LMC`
  const alt = `${spread} ${[...names.values()].join('; ')}.`
  return drawing({ ...wordsOf(week, title, source), alt }, height * SCALE, drawn.join('') + head + key.join('') + paler)
}
