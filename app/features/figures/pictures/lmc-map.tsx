import { ofInWords, percentInWords } from '#app/features/figures/disclosure/figure-words.ts'
import type { LmcFigures, WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import type { LmcDetails } from '#app/features/register/records/register-rules.ts'
import { type Hex, type HexLabel, HexMap } from '#app/ui/charts/hex-map.tsx'
import { Legend, type LegendItem } from '#app/ui/legend.tsx'
import { bandStep, type Shade } from '#app/ui/scale.ts'

/** Bands of 20 points, the highest last. */
export const BANDS = ['under 20%', '20 to 39%', '40 to 59%', '60 to 79%', '80% and over']
const SHORT_BANDS = ['<20', '20–39', '40–59', '60–79', '80+%']

/** Where the names of the seven regions stand, in units of the map. */
const REGION_LABELS: HexLabel[] = [
  { x: 152, y: -402, lines: ['North East', 'and Yorkshire'], anchor: 'start' },
  { x: 26, y: -366, lines: ['North West'], anchor: 'end' },
  { x: 44, y: -200, lines: ['Midlands'], anchor: 'end' },
  { x: 232, y: -214, lines: ['East of', 'England'], anchor: 'start' },
  { x: 274, y: -108, lines: ['London'], anchor: 'start' },
  { x: 262, y: -10, lines: ['South East'], anchor: 'start' },
  { x: 60, y: -88, lines: ['South West'], anchor: 'end' },
]

export type LmcMapProps = {
  id: string
  week: WeekFigures
  /** The column on the map, from 0. */
  column: number
  lmcs: readonly Pick<LmcDetails, 'slug' | 'name' | 'hexQ' | 'hexR'>[]
  lmcHref: (slug: string) => string
  /** Where "Skip the map" leads: the table of the same figures. */
  skipTo: string
}

/** How an LMC's row is drawn for one action, and the words for it. */
function lmcShade(row: LmcFigures, column: number): { shade: Shade; outline?: true; words: string } {
  if (!row.shown) {
    const standIn = row.standIn.taking[column]
    if (row.why === 'too-few' || !standIn) return { shade: 'hidden', words: 'too few reports' }
    const share = percentInWords(standIn)
    return { shade: bandStep(standIn.band ?? 0), outline: true, words: `counted in ${row.standIn.name}, ${share}` }
  }
  const figure = row.taking[column]!
  const words = `${ofInWords(figure)} reporters`
  if (figure.band === null) return { shade: 'hidden', words: `${words}, under 12 reports` }
  return { shade: bandStep(figure.band), words: `${words}, ${percentInWords(figure)}` }
}

/** One action over the LMCs in bands of 20 points; names and figures on hover and focus, and in the table beside or below. */
export function LmcMap({ id, week, column, lmcs, lmcHref, skipTo }: LmcMapProps) {
  const rows = new Map(week.lmcs.map((row) => [row.slug, row]))
  const hexes = lmcs.flatMap(({ slug, name, hexQ, hexR }): Hex[] => {
    const row = rows.get(slug)
    if (hexQ === null || hexR === null || !row) return []
    const place = { key: slug, q: hexQ, r: hexR, name, group: row.region?.code ?? '', href: lmcHref(slug) }
    return [{ ...place, ...lmcShade(row, column) }]
  })
  if (hexes.length === 0) return null
  const title = week.columns[column]?.title ?? ''
  const asRegion: LegendItem[] = hexes.some(({ outline }) => outline) ? [{ shade: 'stands-in', label: 'as its region' }] : []
  return (
    <div>
      <HexMap
        id={id}
        label={`Map of England's LMCs: reporters taking “${title}”. The table holds the same figures.`}
        hexes={hexes}
        labels={hexes.length > 90 ? REGION_LABELS : []}
        skipTo={skipTo}
      />
      <Legend
        strip
        items={[
          ...SHORT_BANDS.map((label, band) => ({ shade: bandStep(band), label })),
          ...asRegion,
          { shade: 'hidden', label: 'under 12 reports' },
        ]}
      />
    </div>
  )
}
