import type { CommitteeRollUp } from '#app/features/figures/releases/roll-up-queries.server.ts'
import { Table } from '#app/ui/table.tsx'

const STATES = [
  ['taking-full', 'Taking in full'],
  ['taking-partial', 'Taking in part'],
  ['planned', 'Planned'],
  ['considering', 'Considering'],
  ['stopped', 'Stopped'],
  ['not-planning', 'Not planning to'],
  ['not-applicable', 'Not applicable'],
  ['not-decided', 'Not decided'],
] as const

/** England by action and state: every reporter is in exactly one column, so silence is never taken for an answer. */
export function StateTable({ rollUp: { columns, nation } }: { rollUp: CommitteeRollUp }) {
  return (
    <Table
      caption="England: what reporters say of each action"
      spokenCaption
      columns={[{ key: 'action', label: 'Action' }, ...STATES.map(([key, label]) => ({ key, label, numeric: true }))]}
      rows={columns.map(({ slug, title }, index) => {
        const counts = nation.states[index]
        const cells = STATES.map(([state]) => (counts ? counts[state].toLocaleString('en-GB') : 'not shown'))
        return {
          key: slug,
          cells: [
            <a key={slug} href={`/actions/${slug}`}>
              {title}
            </a>,
            ...cells,
          ],
        }
      })}
      note={`Counts of reporters: ${nation.reporters.toLocaleString('en-GB')} in all.`}
    />
  )
}
