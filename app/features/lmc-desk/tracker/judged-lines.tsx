import { listSaysInWords } from '#app/features/practice-desk/asked-by-lmc/question-rules.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { Fold } from '#app/ui/fold.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Table } from '#app/ui/table.tsx'
import type { Judged, LeftOut, LineToAsk } from './judge-rules.ts'

/** Lines of one kind that the page shows; the rest are counted. */
const SHOWN = 200

const many = (count: number, one: string, more: string) => `${inFigures(count)} ${count === 1 ? one : more}`

/** What would be sent: "186 questions to 82 practices". */
export function askedInWords({ ask }: Judged): string {
  if (ask.length === 0) return 'No line of your list is a question'
  const practices = new Set(ask.map(({ practiceCode }) => practiceCode)).size
  return `${many(ask.length, 'question', 'questions')} to ${many(practices, 'practice', 'practices')}`
}

/** What becomes of the other lines, in one sentence; undefined where there are none. */
export function restInWords({ wrong, recorded, nothing }: Judged): string | undefined {
  const parts = [
    wrong.length > 0 && `${many(wrong.length, 'line is', 'lines are')} left out`,
    recorded.length > 0 && `${many(recorded.length, 'stands', 'stand')} in the record just so`,
    nothing > 0 && `${many(nothing, 'cell says', 'cells say')} nothing`,
  ].filter(Boolean)
  return parts.length > 0 ? `${parts.join(', ')}.` : undefined
}

/** Every line of a list as judged: what is left out and why first, then what would be asked, practice by practice. */
export function JudgedLines({ judged, titles }: { judged: Judged; titles: Readonly<Record<string, string>> }) {
  const { ask, wrong, recorded } = judged
  return (
    <>
      {wrong.length > 0 ? (
        <section aria-labelledby="left-out">
          <SectionHeading id="left-out" beside="mend them in your list, or leave them">
            Left out
          </SectionHeading>
          <LeftOutTable lines={wrong} />
        </section>
      ) : null}
      {ask.length > 0 ? (
        <Fold
          title="What would be asked"
          beside={`of ${byPractice(ask).length} ${byPractice(ask).length === 1 ? 'practice' : 'practices'}`}
        >
          <Table
            caption="What would be asked"
            spokenCaption
            columns={[
              { key: 'practice', label: 'Practice' },
              { key: 'says', label: 'Your list says' },
            ]}
            rows={byPractice(ask).map((lines) => ({ key: lines[0].practiceCode, cells: asked(lines, titles) }))}
          />
        </Fold>
      ) : null}
      {recorded.length > 0 ? (
        <Fold title="In the record already" beside="of practices that share by name">
          <RecordedTable lines={recorded} />
        </Fold>
      ) : null}
    </>
  )
}

type Lines = [LineToAsk, ...LineToAsk[]]

function byPractice(ask: readonly LineToAsk[]): Lines[] {
  const groups = new Map<string, Lines>()
  for (const line of ask) {
    const group = groups.get(line.practiceCode)
    if (group) group.push(line)
    else groups.set(line.practiceCode, [line])
  }
  return [...groups.values()]
}

function asked(lines: Lines, titles: Readonly<Record<string, string>>) {
  const [{ practiceName, practiceCode, joined }] = lines
  const says = lines.map((line) => `${titles[line.actionSlug] ?? line.actionSlug}: ${listSaysInWords(line)}`).join(' · ')
  return [
    <span key="practice">
      {practiceName} <span className="soft">{practiceCode}</span>
    </span>,
    <span key="says">
      {says}
      {joined ? null : <span className="soft"> (nobody has joined: it waits)</span>}
    </span>,
  ]
}

/** Lines that are told one by one; of more with the same reason the rows are enough. */
const TOLD = 3

/** One row a reason, so that thirty cells of the same kind are one thing to mend. */
function LeftOutTable({ lines }: { lines: readonly LeftOut[] }) {
  const reasons = new Map<string, LeftOut[]>()
  for (const line of lines) {
    const alike = reasons.get(line.why)
    if (alike) alike.push(line)
    else reasons.set(line.why, [line])
  }
  const rest = lines.length - [...reasons.values()].slice(0, SHOWN).reduce((sum, of) => sum + of.length, 0)
  return (
    <Table
      caption="Left out"
      spokenCaption
      columns={[
        { key: 'why', label: 'Why' },
        { key: 'lines', label: 'Lines', numeric: true },
        { key: 'rows', label: 'Which' },
      ]}
      rows={[...reasons].slice(0, SHOWN).map(([why, of]) => ({ key: why, cells: [why, of.length, which(of)] }))}
      note={rest > 0 ? `${many(rest, 'more line is', 'more lines are')} left out for other reasons.` : undefined}
    />
  )
}

function which(lines: readonly LeftOut[]): string {
  if (lines.length <= TOLD)
    return lines.map(({ line, what, says }) => `Row ${line}, ${what}${says ? `: “${says.slice(0, 60)}”` : ''}`).join('. ')
  const rows = [...new Set(lines.map(({ line }) => line))]
  const rest = rows.length - SHOWN
  return `Rows ${rows.slice(0, SHOWN).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

function RecordedTable({ lines }: { lines: readonly LeftOut[] }) {
  const rest = lines.length - SHOWN
  return (
    <Table
      caption="In the record already"
      spokenCaption
      columns={[
        { key: 'what', label: 'Practice and action' },
        { key: 'says', label: 'Your list says' },
        { key: 'row', label: 'Row', numeric: true },
      ]}
      rows={lines.slice(0, SHOWN).map(({ line, what, says }) => ({ key: `${line} ${what}`, cells: [what, says, line] }))}
      note={rest > 0 ? `${inFigures(rest)} more of this kind.` : undefined}
    />
  )
}
