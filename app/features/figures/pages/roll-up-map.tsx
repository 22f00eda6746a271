import { ofInWords } from '#app/features/figures/disclosure/figure-words.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import type { LmcDetails } from '#app/features/register/records/register-rules.ts'
import { type Hex, HexMap } from '#app/ui/hex-map.tsx'
import { Legend } from '#app/ui/legend.tsx'
import { bandStep } from '#app/ui/scale.ts'

const BANDS = ['under 20%', '20 to 39%', '40 to 59%', '60 to 79%', '80% and over']
const HATCHED = 'under 12 reports, or too few'

/**
 * One action over the LMCs, in bands of 20 points. An LMC under 12 reporters is hatched. The heat table below gives the numbers.
 */
export function RollUpMap({ week, column, lmcs }: { week: WeekFigures; column: number; lmcs: LmcDetails[] }) {
  const rows = new Map(week.lmcs.map((row) => [row.slug, row]))
  const hexes = lmcs.flatMap(({ slug, name, hexQ, hexR }): Hex[] => {
    if (hexQ === null || hexR === null) return []
    const row = rows.get(slug)
    const figure = row?.shown ? row.taking[column] : undefined
    const position = { key: slug, q: hexQ, r: hexR, name }
    if (!figure) return [{ ...position, shade: 'hidden', words: 'too few reports' }]
    if (figure.band === null) return [{ ...position, shade: 'hidden', words: `${ofInWords(figure)}, under 12 reports` }]
    return [{ ...position, shade: bandStep(figure.band), words: `${BANDS[figure.band]} of reporters` }]
  })
  if (hexes.length === 0) return null
  const title = week.columns[column]?.title ?? ''
  return (
    <>
      <HexMap
        id="uptake"
        label={`Map of England's LMCs: share of reporters taking "${title}". The table below holds the same figures.`}
        hexes={hexes}
      />
      <Legend
        title="Share of reporters"
        items={[...BANDS.map((label, band) => ({ shade: bandStep(band), label })), { shade: 'hidden', label: HATCHED }]}
      />
    </>
  )
}
