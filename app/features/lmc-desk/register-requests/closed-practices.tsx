import { longDay } from '#app/platform/dates-in-words.ts'
import { addDays } from '#app/platform/time.ts'
import { Table } from '#app/ui/table.tsx'
import type { ClosedPractice } from './practice-in-lmc-queries.server.ts'

/** The practices that closed in an LMC's area, with who took over. `here`: the LMC's desk. */
export function ClosedPractices({ closed, here }: { closed: ClosedPractice[]; here: string }) {
  return (
    <Table
      caption="Practices that closed"
      spokenCaption
      columns={[
        { key: 'practice', label: 'Practice' },
        { key: 'closed', label: 'Last day' },
        { key: 'successor', label: 'Who took over' },
      ]}
      rows={closed.map(({ code, name, closedFrom, successorCode, successorName }) => ({
        key: code,
        cells: [
          `${name} (${code})`,
          longDay(addDays(closedFrom, -1)),
          <>
            {successorCode ? `${successorName} (${successorCode}) · ` : ''}
            <a href={`${here}/practices/${code}/successor`}>
              {successorCode ? 'Not right?' : 'Say who took over'}
              <span className="spoken">, {name}</span>
            </a>
          </>,
        ],
      }))}
      empty="No practice of your area has closed on the register."
    />
  )
}
