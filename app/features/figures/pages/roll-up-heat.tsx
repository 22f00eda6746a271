import type { CommitteeFigure, PublishedFigure } from '#app/features/figures/disclosure/disclosure-rules.ts'
import { percentInCell } from '#app/features/figures/releases/figure-words.ts'
import type { CommitteeRollUp, CommitteeRow } from '#app/features/figures/releases/roll-up-queries.server.ts'
import { dayAndMonth } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import { type HeatCell, type HeatRow, HeatTable } from '#app/ui/heat-table.tsx'
import { bandStep } from '#app/ui/scale.ts'
import type { Sorted } from '#app/ui/table.tsx'

const cell = (figure: CommitteeFigure | PublishedFigure): HeatCell => ({
  text: percentInCell(figure),
  step: bandStep(figure.band),
})
const count = (n: number) => n.toLocaleString('en-GB')

/** The order of the rows: by LMC name, by region, by return rate, or by one action. */
export type RollUpOrder = 'name' | 'region' | 'reported' | (string & {})

/**
 * LMC by action: percentages of reporters. Rows with too few reports carry their region's figures, drawn as outlines and
 * labelled.
 */
export function RollUpHeat({
  rollUp,
  order,
  hrefFor,
}: {
  rollUp: CommitteeRollUp
  order: RollUpOrder
  hrefFor: (order: RollUpOrder) => string
}) {
  const sorted = (key: string, direction: Sorted) => (order === key ? { sorted: direction } : { sortHref: hrefFor(key) })
  return (
    <HeatTable
      caption="Share of reporters taking each action, by LMC, in per cent"
      spokenCaption
      nameColumn={{ label: 'LMC', ...sorted('name', 'ascending') }}
      facts={[{ key: 'reported', label: 'Reported', ...sorted('reported', 'descending') }]}
      columns={rollUp.columns.map(({ slug, shortTitle }) => ({ key: slug, label: shortTitle, ...sorted(slug, 'descending') }))}
      rows={[
        england(rollUp),
        ...rollUp.regions.map((region) => regionRow(region, rollUp.columns.length)),
        ...inOrder(rollUp, order).map((row) => lmcRow(row, rollUp.weekEnd)),
      ]}
      hiddenWords="not shown"
      note="By LMC, counts are rounded to 5 and kept away from none and all: the true count lies within 4 below and 6 above. A row in outline has too few reports, and the figures of its region or of England stand in. A row with a date is of that week: it stands until enough practices have reported since. “few” is few or none."
    />
  )
}

function england({ nation }: CommitteeRollUp): HeatRow {
  return {
    key: 'england',
    name: 'England',
    facts: [`${count(nation.reporters)} of ${count(nation.open)}`],
    cells: nation.taking.map(cell),
    kind: 'total',
  }
}

function regionRow({ code, name, sums, later }: CommitteeRollUp['regions'][number], columns: number): HeatRow {
  if (!sums)
    return {
      key: code,
      name,
      note: 'region: under 30% reported, not shown',
      facts: ['–'],
      cells: Array(columns).fill('hidden'),
      kind: 'total',
    }
  return {
    key: code,
    name,
    note: later ? 'region, changed since its first release' : 'region',
    facts: [`${count(sums.reporters)} of ${count(sums.open)}`],
    cells: sums.taking.map(cell),
    kind: 'total',
  }
}

function lmcRow(row: CommitteeRow, weekEnd: Day): HeatRow {
  if (row.shown) {
    const note = row.asAt < weekEnd ? { note: `as at ${dayAndMonth(row.asAt)}` } : {}
    return { key: row.slug, name: row.name, ...note, facts: [`${row.reporters} of ${row.open}`], cells: row.taking.map(cell) }
  }
  return {
    key: row.slug,
    name: row.name,
    note: `too few reports: figures of ${row.standIn.name}`,
    facts: [`few of ${row.open}`],
    cells: row.standIn.taking.map(cell),
    kind: 'region',
  }
}

function inOrder({ rows, columns }: CommitteeRollUp, order: RollUpOrder): CommitteeRow[] {
  const byName = (a: CommitteeRow, b: CommitteeRow) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
  const column = columns.findIndex(({ slug }) => slug === order)
  // Rows without published figures come last, by name: a region's figure is not theirs.
  const weight = (row: CommitteeRow) => {
    if (!row.shown) return -1
    return column >= 0 ? row.taking[column]!.percent.low : order === 'reported' ? row.reportRate : 0
  }
  if (order === 'name' || (column < 0 && order !== 'reported')) return rows.toSorted(byName)
  return rows.toSorted((a, b) => weight(b) - weight(a) || byName(a, b))
}
