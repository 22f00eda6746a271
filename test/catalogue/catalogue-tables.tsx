import { SectionHeading } from '#app/ui/headings.tsx'
import { type HeatCell, type HeatRow, HeatTable } from '#app/ui/heat-table.tsx'
import { Legend } from '#app/ui/legend.tsx'
import { Stack } from '#app/ui/panel.tsx'
import { scaleStep } from '#app/ui/scale.ts'
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
  'Rationing letters',
  'At least one',
]

/** A made-up percentage, the same each time. */
const madeUp = (row: number, column: number) => ((row * 37 + column * 53 + row * column * 7) % 20) * 5
const cellOf = (share: number): HeatCell =>
  share === 0 ? { text: 'few or none', step: 0 } : { text: String(share), step: scaleStep(share / 100) }

/** A hundred rows as in the roll-up. */
const HEAT_ROWS: HeatRow[] = [
  {
    key: 'england',
    name: 'England',
    kind: 'total',
    facts: ['3,125 of 6,130'],
    cells: ACTIONS.map((_, column) => cellOf(25 + column * 5)),
  },
  ...LMCS.map(({ name, practices }, row): HeatRow => {
    const standsIn = row % 17 === 3
    return {
      key: name,
      name,
      href: `#${row}`,
      kind: standsIn ? 'region' : 'own',
      note: standsIn ? 'too few reports: figures of North East and Yorkshire' : undefined,
      facts: [standsIn ? 'too few reports' : `${Math.round(practices / 10) * 5} of ${practices}`],
      cells: ACTIONS.map((_, column) => (row % 11 === 5 && column > 7 ? 'hidden' : cellOf(madeUp(row, column)))),
    }
  }),
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
      <HeatTable
        caption="Share of reporters taking each action, by LMC, per cent"
        spokenCaption
        nameColumn={{ label: 'LMC', sortHref: '#by-name', sorted: 'ascending' }}
        facts={[{ key: 'reported', label: 'Reported', sortHref: '#by-reported' }]}
        columns={ACTIONS.map((label) => ({ key: label, label, sortHref: `#by-${label}` }))}
        rows={HEAT_ROWS}
        note="Per cent of practices that made a return in the last 4 weeks, as at Sunday 22 September 2024. Made up."
      />
    </Stack>
  )
}
