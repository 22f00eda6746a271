import { type DemandStanding, isOverdue } from '#app/features/disputes/file/demand-rules.ts'
import { beginsOn, whenWords } from '#app/features/disputes/file/when-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import { Table } from '#app/ui/table.tsx'
import { type DayScale, dayScale } from './day-picture-rules.ts'
import { cameOfIt, daysWords, deadlineWords } from './demand-words.ts'

type DemandTableProps = { demands: DemandStanding[]; slug: string; day: Day; asAt: string }

/** Every demand with its deadline, what came of it and its days, drawn. `asAt`: the query of the page, for links. */
export function DemandTable({ demands, slug, day, asAt }: DemandTableProps) {
  const first = demands.map(({ asked }) => beginsOn(asked.when)).sort()[0] ?? day
  const scale = dayScale(first, day, 4)
  const overdue = demands.filter(isOverdue)
  return (
    <Table
      caption="Demands, with their deadlines and days"
      spokenCaption
      stacked
      columns={[
        { key: 'demand', label: 'Demand' },
        { key: 'deadline', label: 'Deadline' },
        { key: 'outcome', label: 'What came of it' },
        { key: 'drawn', label: <YearTicks scale={scale} />, phoneLabel: '' },
        { key: 'days', label: 'Days', numeric: true },
      ]}
      rows={demands.map((demand) => ({
        key: String(demand.number),
        cells: [
          <span key="demand" className="demand-name">
            <b>{demand.number}</b>
            <span>
              <a href={`/disputes/${slug}/demands/${demand.number}${asAt}`}>{demand.title}</a>
              <small>
                {demand.asked.by}, {whenWords(demand.asked.when)}
              </small>
            </span>
          </span>,
          <DeadlineWords key="deadline" demand={demand} />,
          <OutcomeWords key="outcome" demand={demand} />,
          <DemandLife key="drawn" demand={demand} scale={scale} />,
          <span key="days" className={isOverdue(demand) ? 'overdue' : undefined}>
            {daysWords(demand)}
          </span>,
        ],
      }))}
      empty="No demand had been made."
      note={`Circle: asked. Diamond: deadline; a month counts as its last day. Hatched: past the deadline, to ${longDay(day)}. ${overdue.length === 0 ? '' : 'A demand counts its days until it is kept, withdrawn or overtaken, or the dispute ends.'}`}
    />
  )
}

function DeadlineWords({ demand }: { demand: DemandStanding }) {
  const { due, moved } = deadlineWords(demand)
  return (
    <>
      {due}
      {moved ? <small>{moved}</small> : null}
    </>
  )
}

function OutcomeWords({ demand }: { demand: DemandStanding }) {
  const { outcome, answer } = cameOfIt(demand)
  return (
    <>
      {outcome || null}
      {answer ? <small>{answer}</small> : null}
    </>
  )
}

function YearTicks({ scale }: { scale: DayScale }) {
  return (
    <>
      <span className="spoken">Drawn</span>
      <svg className="demand-ticks" aria-hidden="true">
        {scale.ticks.map(({ label, at }) => (
          <text key={label} x={at} y="11" textAnchor="middle">
            {label}
          </text>
        ))}
      </svg>
    </>
  )
}

/** From when a demand was asked to the day of the page; hatched from its deadline on. */
function DemandLife({ demand, scale }: { demand: DemandStanding; scale: DayScale }) {
  const [asked, until] = [scale.at(beginsOn(demand.asked.when)), scale.at(demand.until)]
  const { dueOn, daysOverdue } = demand
  return (
    <svg className="demand-life" aria-hidden="true">
      {scale.ticks.map(({ label, at }) => (
        <line key={label} className="chart-grid" x1={at} x2={at} y1="0" y2="100%" />
      ))}
      <line className="demand-open" x1={asked} x2={until} y1="50%" y2="50%" />
      {dueOn && daysOverdue > 0 ? <line className="demand-late" x1={scale.at(dueOn)} x2={until} y1="50%" y2="50%" /> : null}
      <circle className="demand-asked" cx={asked} cy="50%" r="4.5" />
      {dueOn && dueOn <= demand.until ? (
        <svg x={scale.at(dueOn)} y="50%" overflow="visible" aria-hidden="true">
          <path className="demand-due" d="M0 -6l6 6 -6 6 -6 -6z" />
        </svg>
      ) : null}
    </svg>
  )
}
