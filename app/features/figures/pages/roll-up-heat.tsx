import { LMC_NOTE, percentInCell } from '#app/features/figures/disclosure/figure-words.ts'
import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import type { LmcFigures, RegionFigures, WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { type HeatCell, type HeatRow, HeatTable } from '#app/ui/heat-table.tsx'
import { bandStep } from '#app/ui/scale.ts'
import type { Sorted } from '#app/ui/table.tsx'

const cell = (figure: PublishedFigure): HeatCell => ({
  text: percentInCell(figure),
  step: figure.band === null ? 'hidden' : bandStep(figure.band),
})
const count = (n: number) => n.toLocaleString('en-GB')

/** The order of the rows: by LMC name, by region or by return rate. Never by a share: blurred counts carry no ranking. */
export const ORDERS = ['name', 'region', 'reported'] as const
export type RollUpOrder = (typeof ORDERS)[number]

/**
 * LMC by action: percentages of reporters. Rows with too few reports carry their region's figures, drawn as outlines and
 * labelled.
 */
export function RollUpHeat({
  week,
  order,
  hrefFor,
}: {
  week: WeekFigures
  order: RollUpOrder
  hrefFor: (order: RollUpOrder) => string
}) {
  const sorted = (key: RollUpOrder, direction: Sorted) => (order === key ? { sorted: direction } : { sortHref: hrefFor(key) })
  return (
    <HeatTable
      caption="Share of reporters taking each action, by LMC, in per cent"
      spokenCaption
      nameColumn={{ label: 'LMC', ...sorted('name', 'ascending') }}
      facts={[{ key: 'reported', label: 'Reported', ...sorted('reported', 'descending') }]}
      columns={week.columns.map(({ slug, shortTitle }) => ({ key: slug, label: shortTitle }))}
      rows={[
        england(week),
        ...week.regions.map((region) => regionRow(region, week.columns.length)),
        ...inOrder(week.lmcs, order).map(lmcRow),
      ]}
      hiddenWords="not shown"
      note={`${LMC_NOTE} A row in outline has too few reports, and the figures of its region or of England stand in. “few” is few or none. Under 12 reports a count is told and no share.`}
    />
  )
}

function england({ england: { reporters, open, actions } }: WeekFigures): HeatRow {
  return {
    key: 'england',
    name: 'England',
    facts: [`${count(reporters)} of ${count(open)}`],
    cells: actions.map(({ taking }) => cell(taking)),
    kind: 'total',
  }
}

function regionRow({ code, name, reporters, open, figures, later }: RegionFigures, columns: number): HeatRow {
  const note = figures ? (later ? 'region, changed since its first release' : 'region') : 'region: too few reports, not shown'
  const cells = figures ? figures.taking.map(cell) : Array<'hidden'>(columns).fill('hidden')
  return { key: code, name, note, facts: [`${count(reporters)} of ${count(open)}`], cells, kind: 'total' }
}

function lmcRow(row: LmcFigures): HeatRow {
  if (row.shown) return { key: row.slug, name: row.name, facts: [`${row.of} of ${row.open}`], cells: row.taking.map(cell) }
  return {
    key: row.slug,
    name: row.name,
    note: `too few reports: figures of ${row.standIn.name}`,
    facts: [`few of ${row.open}`],
    cells: row.standIn.taking.map(cell),
    kind: 'region',
  }
}

function inOrder(rows: readonly LmcFigures[], order: RollUpOrder): LmcFigures[] {
  const byName = (a: LmcFigures, b: LmcFigures) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
  if (order === 'region') return [...rows]
  if (order === 'name') return rows.toSorted(byName)
  // Rows without published figures come last, by name.
  const rate = (row: LmcFigures) => (row.shown ? row.reportRate : -1)
  return rows.toSorted((a, b) => rate(b) - rate(a) || byName(a, b))
}
