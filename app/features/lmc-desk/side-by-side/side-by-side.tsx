import { Table } from '#app/ui/table.tsx'
import type { LmcInNumbers } from './side-by-side-queries.server.ts'

const COLUMNS = [
  { key: 'silent', label: 'Silent', at: '/reminders' },
  { key: 'unreachable', label: 'Not reachable', at: '/reminders#unreachable' },
  { key: 'notJoined', label: 'Nobody joined', at: '/reminders#not-joined' },
  { key: 'calls', label: 'Calls', at: '/calls' },
  { key: 'register', label: 'Register', at: '/register' },
  { key: 'notes', label: 'Notes to review', at: '/notes' },
  { key: 'notesAsked', label: 'Ask for your notes', at: '#steps' },
  { key: 'joins', label: 'Ask to join', at: '/people' },
] as const

/** Each LMC in one line: how many reported, and what there is to do, each number leading to it. A phone shows what there is to do alone. */
export function SideBySide({ lmcs }: { lmcs: LmcInNumbers[] }) {
  return (
    <Table
      caption="Your LMCs side by side"
      spokenCaption
      stacked
      columns={[
        { key: 'lmc', label: 'LMC' },
        { key: 'reporters', label: 'Reported in four weeks', numeric: true },
        { key: 'week', label: 'This week', numeric: true },
        ...COLUMNS.map(({ key, label }) => ({ key, label, numeric: true })),
      ]}
      rows={lmcs.map((lmc) => {
        const here = `/lmc/${lmc.slug}`
        const { practices, reporters } = lmc
        return {
          key: lmc.slug,
          cells: [
            <a key="lmc" href={here}>
              {lmc.name}
            </a>,
            `${reporters} of ${practices}${practices > 0 ? `, ${Math.round((100 * reporters) / practices)}%` : ''}`,
            lmc.thisWeek,
            ...COLUMNS.map(({ key, label, at }) =>
              lmc[key] > 0 ? (
                <a key={key} href={here + at}>
                  {lmc[key]}
                  <span className="spoken">
                    {' '}
                    {label}, {lmc.name}
                  </span>
                </a>
              ) : (
                <span key={key} className="nothing-here">
                  0
                </span>
              ),
            ),
          ],
        }
      })}
      note="Silent: no return in 28 days, though somebody has joined. Register: for you to answer, and a boundary that moved. These are counts of returns, not of answers: opening this page does not count as looking at a practice."
    />
  )
}
