import { longDay } from '#app/platform/dates-in-words.ts'
import { type Day, daysBetween } from '#app/platform/time.ts'
import { Table } from '#app/ui/table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { letterOfLine } from '../lines/letter-of-line-rules.ts'
import { type ServiceState, serviceState } from '../lines/line-rules.ts'
import { CONTRACTS, type Contract, choiceWords } from '../lines/register-kinds.ts'
import { ClockBar, ClockHead } from './clock-bar.tsx'
import { scaleOf } from './clock-scale.ts'
import { LetterOfRow } from './letter-of-row.tsx'
import { type RegisterTableProps, type ShownLine, sortOf } from './register-asked-rules.ts'

/** `open`: whether the practice can begin letters. */
type ServicesTableProps = RegisterTableProps & { open: boolean }

/** Services with their notices: contract, clock, last day, what came. */
export function ServicesTable({ here, lines, letters, asked, today, all, open }: ServicesTableProps) {
  const at = `${here}/registers`
  const scale = scaleOf(lines, today)
  const sort = sortOf(asked, 'services')
  return (
    <Table
      caption="Services and their notices"
      spokenCaption
      empty={all === 0 ? 'No service is listed yet.' : 'No service matches.'}
      columns={[
        { key: 'name', label: 'Service', ...sort('name') },
        { key: 'contract', label: 'Contract, notice', ...sort('contract') },
        { key: 'given', wideOnly: true, label: 'Given on', ...sort('given') },
        { key: 'clock', wideOnly: true, label: <ClockHead scale={scale} /> },
        { key: 'last', label: 'Last day', ...sort('last') },
        { key: 'came', label: 'Answer, outcome' },
      ]}
      rows={lines.map(({ id, filled, clock }) => {
        const state = serviceState(filled, clock, today)
        return {
          key: id,
          cells: [
            <>
              <a href={`${at}/services/lines/${id}`}>{filled.name}</a>
              {filled.patients ? (
                <span className="sub">{Number(filled.patients).toLocaleString('en-GB')} patients a year</span>
              ) : null}
            </>,
            <>
              <Tag kind="plain">{CONTRACTS[filled.contract as Contract]}</Tag>
              <span className="sub">
                {[filled.clause && `clause ${filled.clause}`, filled.notice].filter(Boolean).join(', ')}
              </span>
            </>,
            filled.givenOn ? longDay(filled.givenOn) : 'not given',
            <ClockBar key="clock" scale={scale} clock={clock} off={state !== 'running'} />,
            <LastDay key="last" state={state} due={clock?.due} today={today} />,
            <>
              <Came line={{ id, filled, clock }} state={state} here={here} begins={open} written={letters[id] !== undefined} />
              <LetterOfRow here={here} letter={letters[id]} answered={filled.answer !== undefined} />
            </>,
          ],
        }
      })}
    />
  )
}

function LastDay({ state, due, today }: { state: ServiceState; due: Day | undefined; today: Day }) {
  if (!due) return <>–</>
  if (state === 'settled') return <>runs no more</>
  const left = daysBetween(today, due)
  return (
    <>
      <b>{longDay(due)}</b>
      <span className="sub">{state === 'ended' ? 'ended' : left === 0 ? 'today' : left === 1 ? '1 day' : `${left} days`}</span>
    </>
  )
}

type CameProps = { line: ShownLine; state: ServiceState; here: string; begins: boolean; written: boolean }

function Came({ line: { id, filled }, state, here, begins, written }: CameProps) {
  const answer = choiceWords('services', 'answer', filled)
  const outcome = choiceWords('services', 'outcome', filled)
  if (answer || outcome)
    return (
      <>
        {answer ? `${answer}, ${longDay(filled.answeredOn ?? '')}` : null}
        {outcome ? (
          <span className={answer ? 'sub' : undefined}>
            {outcome}
            {filled.outcomeOn ? `, from ${longDay(filled.outcomeOn)}` : ''}
          </span>
        ) : null}
      </>
    )
  if (state === 'running') return <a href={`${here}/registers/services/lines/${id}#came`}>Record the answer</a>
  if (state === 'kept' && filled.scheme) return <>a local scheme pays: read before</>
  const letter = state === 'kept' && begins && !written ? letterOfLine('services', filled) : null
  return letter ? (
    <a href={`${here}/letters/new/${letter.slug}?line=${id}`}>
      {letter.words}
      <span className="spoken">: {filled.name}</span>
    </a>
  ) : written ? null : (
    <>–</>
  )
}
