import { type HeatCell, type HeatGroup, type HeatRow, HeatTables } from '#app/ui/charts/heat-table.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Legend } from '#app/ui/legend.tsx'
import { Stack } from '#app/ui/panel.tsx'
import { bandStep } from '#app/ui/scale.ts'
import { Table } from '#app/ui/table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { LMCS } from './catalogue-lmcs.ts'

const ACTIONS = [
  '25 contacts',
  'Advice & Guidance',
  'Serve notice',
  'Referrals',
  'GP Connect',
  'Leave DSAs',
  'Freeze DSAs',
  'Medicines software',
  'Declarations',
  'Pilots',
]

/** A made-up percentage, the same each time. */
const madeUp = (row: number, column: number) => ((row * 37 + column * 53 + row * column * 7) % 20) * 5
const cellOf = (count: number, of: number): HeatCell => ({
  text: count <= 2 ? `few of ${of}` : `${count} of ${of}`,
  step: of < 12 ? null : bandStep((5 * count) / of),
})

const lmcRow = ({ name, practices }: (typeof LMCS)[number], row: number): HeatRow => {
  const of = Math.round(practices / (2 + (row % 3)))
  const about = { key: name, name, href: `#${row}`, facts: [`${Math.round((100 * of) / practices)}%`] }
  if (row % 17 === 3) return { ...about, cells: { words: 'too few reports', hatched: true } }
  return { ...about, cells: ACTIONS.map((_, column) => cellOf(Math.round((of * madeUp(row, column)) / 100), of)) }
}
const england: HeatRow = {
  key: 'england',
  name: 'England',
  total: true,
  facts: ['45%'],
  cells: ACTIONS.map((_, column) => ({ text: `${25 + column * 5}%`, step: bandStep((25 + column * 5) / 20) })),
}
const others: HeatRow = {
  key: 'others',
  name: '2 LMCs more',
  facts: [''],
  cells: { words: 'Counted in the region: Avon, Kent', hatched: false },
}

/** A hundred rows as in the roll-up, in groups of twelve. */
const HEAT_GROUPS: HeatGroup[] = [
  { key: 'england', rows: [england] },
  ...Array.from({ length: Math.ceil(LMCS.length / 12) }, (_, group) => ({
    key: String(group),
    rows: [
      ...LMCS.slice(group * 12, group * 12 + 12).map((lmc, row) => lmcRow(lmc, group * 12 + row)),
      { ...others, key: `others ${group}` },
    ],
  })),
]

/** Tables of words, numbers and colours. */
export function TablesShown() {
  return (
    <Stack>
      <SectionHeading>Tables</SectionHeading>
      <Table
        caption="Practices of Cleveland LMC"
        columns={[
          { key: 'name', label: 'Practice', sortHref: '#name', sorted: 'ascending' },
          { key: 'week', label: 'This week', sortHref: '#week' },
          { key: 'patients', label: 'Patients', numeric: true, sortHref: '#patients' },
        ]}
        rows={[
          { key: 'a', cells: ['Willow Lane Surgery', <Tag key="t" kind="reported" />, '12,345'] },
          {
            key: 'b',
            cells: [
              'The Very Long Named Surgery and Community Health Partnership of Saint Bartholomew by the Water',
              <Tag key="t" kind="silent" />,
              '0',
            ],
          },
          { key: 'sum', cells: ['Both', '1 of 2', '12,345'], total: true },
        ]}
        note="Reported: a return made for the week of 16 September 2024."
      />
      <Table
        caption="Practices that closed"
        columns={[{ key: 'name', label: 'Practice' }]}
        rows={[]}
        empty="No practice closed in these weeks."
      />

      <SectionHeading id="by-lmc">By LMC and action</SectionHeading>
      <Legend
        title="Share of reporters taking the action"
        strip
        items={[
          ...([0, 1, 2, 3, 4, 5, 6, 7] as const).map((shade) => ({
            shade,
            label: ['none', '13', '25', '38', '50', '63', '75', '88 %'][shade] ?? '',
          })),
          { shade: 'hidden', label: 'not shown' },
          { shade: 'stands-in', label: 'the region’s figure' },
        ]}
      />
      <HeatTables
        caption="Reporters taking each action, by LMC"
        nameLabel="LMC"
        facts={[{ key: 'reported', label: 'Reported' }]}
        columns={ACTIONS.map((label, column) => ({ key: label, label, chosen: column === 0 }))}
        groups={HEAT_GROUPS}
        more={{ href: '#heat-tables', words: 'Show each area' }}
        note="“13 of 31”: 13 of the 31 practices that report take it. Made up."
      />
    </Stack>
  )
}
