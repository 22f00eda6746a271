import { countInWords, SUM_NOTE } from '#app/features/figures/disclosure/figure-words.ts'
import type { AnyState, WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { Table } from '#app/ui/table.tsx'

const STATES: readonly (readonly [AnyState, string])[] = [
  ['taking-full', 'Taking in full'],
  ['taking-partial', 'Taking in part'],
  ['planned', 'Planned'],
  ['considering', 'Considering'],
  ['stopped', 'Stopped'],
  ['not-planning', 'Not planning to'],
  ['not-applicable', 'Not applicable'],
  ['not-decided', 'Not decided'],
]

/** England by action and state: every reporter is in exactly one column, so silence is never taken for an answer. */
export function StateTable({ week: { columns, england } }: { week: WeekFigures }) {
  return (
    <Table
      caption="England: what reporters say of each action"
      spokenCaption
      columns={[{ key: 'action', label: 'Action' }, ...STATES.map(([key, label]) => ({ key, label, numeric: true }))]}
      rows={columns.map(({ slug, title }, index) => ({
        key: slug,
        cells: [
          <a key={slug} href={`/actions/${slug}`}>
            {title}
          </a>,
          ...STATES.map(([state]) => countInWords(england.actions[index]!.states[state])),
        ],
      }))}
      note={`Counts of reporters: ${england.reporters.toLocaleString('en-GB')} in all. ${SUM_NOTE}`}
    />
  )
}
