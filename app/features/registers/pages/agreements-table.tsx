import { longDay } from '#app/platform/dates-in-words.ts'
import { Table } from '#app/ui/table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { runsOn } from '../lines/line-rules.ts'
import { choiceWords, type Filled, PURPOSES } from '../lines/register-kinds.ts'
import { ClockBar, ClockHead } from './clock-bar.tsx'
import { scaleOf } from './clock-scale.ts'
import { LetterOfRow } from './letter-of-row.tsx'
import { type RegisterTableProps, sortOf } from './register-asked-rules.ts'

/** Data sharing agreements: with whom, for what, until when, and what was decided. */
export function AgreementsTable({ here, lines, letters, asked, today, all }: RegisterTableProps) {
  const at = `${here}/registers`
  const scale = scaleOf(lines, today)
  const sort = sortOf(asked, 'agreements')
  return (
    <Table
      caption="Data sharing agreements"
      spokenCaption
      empty={all === 0 ? 'No agreement is listed yet.' : 'No agreement matches.'}
      columns={[
        { key: 'title', label: 'Agreement', ...sort('title') },
        { key: 'party', label: 'With', ...sort('party') },
        { key: 'purpose', label: 'Purpose', ...sort('purpose') },
        { key: 'basis', wideOnly: true, label: 'Basis' },
        { key: 'dpia', wideOnly: true, label: 'DPIA seen' },
        { key: 'clock', wideOnly: true, label: <ClockHead scale={scale} /> },
        { key: 'expires', label: 'Expires', ...sort('expires') },
        { key: 'decision', label: 'Decision', ...sort('decision') },
      ]}
      rows={lines.map(({ id, filled, clock }) => {
        const goesOn = runsOn(filled, today)
        return {
          key: id,
          cells: [
            <a key="title" href={`${at}/agreements/lines/${id}`}>
              {filled.title}
            </a>,
            filled.party,
            <Tag key="purpose" kind="plain">
              {PURPOSES[filled.purpose as keyof typeof PURPOSES]}
            </Tag>,
            choiceWords('agreements', 'basis', filled) || 'not stated',
            choiceWords('agreements', 'dpia', filled) || '–',
            <ClockBar key="clock" scale={scale} clock={clock} off={goesOn} />,
            filled.expiresOn ? longDay(filled.expiresOn) : 'no end',
            <>
              <Decided filled={filled} goesOn={goesOn} />
              <LetterOfRow here={here} letter={letters[id]} />
            </>,
          ],
        }
      })}
    />
  )
}

function Decided({ filled, goesOn }: { filled: Filled; goesOn: boolean }) {
  const words = choiceWords('agreements', 'decision', filled)
  return (
    <>
      {words || <b>not decided</b>}
      {filled.decidedOn ? <span className="soft"> {longDay(filled.decidedOn)}</span> : null}
      {goesOn ? <span className="sub">expired, still running: ask</span> : null}
      {filled.endsOn ? <span className="sub">last day {longDay(filled.endsOn)}</span> : null}
    </>
  )
}
