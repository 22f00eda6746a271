import { countInWords } from '#app/features/figures/disclosure/disclosure-rules.ts'
import { percentInWords } from '#app/features/figures/releases/figure-words.ts'
import type { LmcPublished } from '#app/features/figures/releases/roll-up-queries.server.ts'
import { dayAndMonth } from '#app/platform/dates-in-words.ts'
import { Table } from '#app/ui/table.tsx'

const share = (figure: Parameters<typeof percentInWords>[0]) => {
  const { value, unit } = percentInWords(figure)
  return unit ? `${value}${unit}` : value
}

/**
 * The published figures of one LMC beside its region and England; with too few reports, the figures that stand in and how many
 * reports are missing.
 */
export function LmcFiguresTable({ figures, lmcName }: { figures: LmcPublished; lmcName: string }) {
  const { columns, region, nation } = figures
  const settled =
    figures.shown && figures.asAt < figures.weekEnd
      ? ` Those of ${lmcName} are as at ${dayAndMonth(figures.asAt)}: they move once 5 practices that do not share by name have reported since.`
      : ''
  return (
    <Table
      caption={`Reporters taking each action, as published for ${lmcName}`}
      spokenCaption
      columns={[
        { key: 'action', label: 'Action' },
        { key: 'lmc', label: lmcName, numeric: true },
        { key: 'region', label: region?.name ?? 'Region', numeric: true },
        { key: 'nation', label: 'England', numeric: true },
      ]}
      rows={columns.map(({ slug, title }, index) => ({
        key: slug,
        cells: [
          <a key={slug} href={`/actions/${slug}`}>
            {title}
          </a>,
          figures.shown ? `${countInWords(figures.taking[index]!)} of ${figures.reporters}` : 'too few reports',
          region ? share(region.taking[index]!) : 'not shown',
          share(nation.taking[index]!),
        ],
      }))}
      note={`Counts by LMC are rounded to 5 and kept away from none and all: the true count lies within 4 below and 6 above.${settled}`}
    />
  )
}
