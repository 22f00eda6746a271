import type { CommitteeRollUp } from '#app/features/figures/releases/roll-up-queries.server.ts'
import type { LmcDetails } from '#app/features/register/records/register-rules.ts'
import { type Hex, HexMap } from '#app/ui/hex-map.tsx'
import { Legend } from '#app/ui/legend.tsx'
import { bandStep } from '#app/ui/scale.ts'

const BANDS = ['under 20%', '20 to 39%', '40 to 59%', '60 to 79%', '80% and over']

/**
 * One action over the LMCs, in bands of 20 points. An LMC with too few reports is hatched. The heat table below gives the
 * numbers.
 */
export function RollUpMap({ rollUp, column, lmcs }: { rollUp: CommitteeRollUp; column: number; lmcs: LmcDetails[] }) {
  const rows = new Map(rollUp.rows.map((row) => [row.slug, row]))
  const hexes = lmcs.flatMap(({ slug, name, hexQ, hexR }): Hex[] => {
    if (hexQ === null || hexR === null) return []
    const row = rows.get(slug)
    const figure = row?.shown ? row.taking[column] : undefined
    const position = { key: slug, q: hexQ, r: hexR, name }
    if (!figure) return [{ ...position, shade: 'hidden', words: 'too few reports' }]
    return [{ ...position, shade: bandStep(figure.band), words: `${BANDS[figure.band]} of reporters` }]
  })
  if (hexes.length === 0) return null
  const title = rollUp.columns[column]?.title ?? ''
  return (
    <>
      <HexMap
        id="uptake"
        label={`Map of England's LMCs: share of reporters taking "${title}". The table below holds the same figures.`}
        hexes={hexes}
      />
      <Legend
        title="Share of reporters"
        items={[...BANDS.map((label, band) => ({ shade: bandStep(band), label })), { shade: 'hidden', label: 'too few reports' }]}
      />
    </>
  )
}
