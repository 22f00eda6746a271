import { type DemandStanding, isOverdue } from '#app/features/disputes/file/demand-rules.ts'
import { OUTCOMES } from '#app/features/disputes/file/dispute-words.ts'
import { beginsOn, whenWords } from '#app/features/disputes/file/when-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { roughDayWords } from '#app/platform/rough-days.ts'
import type { Day } from '#app/platform/time.ts'
import { Table } from '#app/ui/table.tsx'
import { type DayScale, dayScale } from './day-picture-rules.ts'

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
      columns={[
        { key: 'demand', label: 'Demand' },
        { key: 'deadline', label: 'Deadline', wideOnly: true },
        { key: 'outcome', label: 'What came of it', wideOnly: true },
        { key: 'drawn', label: <YearTicks scale={scale} />, wideOnly: true },
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

const grouped = (count: number) => count.toLocaleString('en-GB')

/** "138 overdue", "122 open", or what ended it. */
export function daysWords(demand: DemandStanding): string {
  const { daysOverdue, daysOpen, dueOn, ended, outcome, about } = demand
  const late = daysOverdue > 0 ? `, ${grouped(daysOverdue)} late` : ''
  if (ended) return outcome ? `${OUTCOMES[outcome.state]}${late}` : `${grouped(daysOpen)} when it ended`
  if (daysOverdue > 0) return `${grouped(daysOverdue)} overdue`
  if (dueOn) return daysOverdue === 0 && demand.until === dueOn ? '0, due that day' : 'not due yet'
  return `${about ? 'about ' : ''}${grouped(daysOpen)} open`
}

function DeadlineWords({ demand: { deadline, deadlines } }: { demand: DemandStanding }) {
  if (!deadline) return <>none was set</>
  const moved = deadlines.length > 1
  return (
    <>
      {roughDayWords(deadline.due)}
      {moved ? (
        <small>
          moved from{' '}
          {deadlines
            .slice(0, -1)
            .map(({ due }) => roughDayWords(due))
            .join(', then ')}
        </small>
      ) : null}
    </>
  )
}

function OutcomeWords({ demand: { outcome, answers } }: { demand: DemandStanding }) {
  const answer = answers.at(-1)
  if (!outcome && !answer) return <>no answer found</>
  return (
    <>
      {outcome ? `${OUTCOMES[outcome.state]}: ${outcome.words}` : null}
      {answer ? (
        <small>
          {answer.who}, {whenWords(answer.when)}: {answer.words}
        </small>
      ) : null}
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
