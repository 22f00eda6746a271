import { LMC_NOTE } from '#app/features/figures/disclosure/figure-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { FieldLine } from '#app/ui/field.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Select } from '#app/ui/inputs.tsx'
import type { OwnRecordPage } from './own-record-queries.server.ts'

const linesWords = (lines: number) => `${inFigures(lines)} ${lines === 1 ? 'line' : 'lines'}`

/** `who`: how often others looked in the days since `from`, in words. */
export type RecordSideProps = { page: OwnRecordPage; looked: { days: number; own: number; inDays: number } }

/** Beside the record: how to read it, who looked at it, and the files to take away. */
export function RecordSide({ page, looked }: RecordSideProps) {
  const here = `/practice/${page.details.code}`
  return (
    <>
      <SectionHeading>How to read it</SectionHeading>
      <p>
        The day before a line is the day it holds from. Beside it stand when it was recorded, and by whom. Nothing is overwritten:
        what was corrected stays, struck through.
      </p>
      <p>
        The shares are those published for that week, as they stood then: practices that take the action, of those that report.
      </p>
      <SectionHeading>Who looked</SectionHeading>
      <p>
        {looked.days === 0
          ? `Nobody outside the practice was shown it by name in the last ${looked.inDays} days.`
          : `It was shown by name to officers of an LMC on ${looked.days} of the last ${looked.inDays} days.`}{' '}
        {looked.own === 0 ? '' : `It was opened or downloaded ${looked.own === 1 ? 'once' : `${looked.own} times`}. `}
        <a href={`${here}/who-looked`}>Who looked, and what is deleted when</a>
      </p>
      <SectionHeading>Take it away</SectionHeading>
      <p>
        The whole record, all years. To print the year you see, use your browser’s print. In the spreadsheet, words that begin
        like a formula have an apostrophe before them.
      </p>
      <form method="post" action={`${here}/record-file`}>
        <ButtonRow>
          <Button variant="quiet" name="as" value="csv">
            Spreadsheet (CSV)
          </Button>
          <Button variant="quiet" name="as" value="json">
            For programs (JSON)
          </Button>
        </ButtonRow>
      </form>
      <p>
        <a href={`${here}/evidence`}>Evidence pack</a>: the record with letters and registers as one PDF.
      </p>
      <p className="small soft">Whoever has the file can read what you take. Each download is written down. {LMC_NOTE}</p>
    </>
  )
}

/** The other parts and years of the record, as links with the number of their lines. */
export function OtherYears({ page: { asked, years, details } }: { page: OwnRecordPage }) {
  const here = `/practice/${details.code}/record`
  const to = (changed: Record<string, string>) =>
    `${here}?${new URLSearchParams({ year: asked.year, ...(asked.action ? { action: asked.action } : {}), ...changed })}`
  const others = years.filter(({ year, lines }) => year !== asked.year && lines > 0)
  return (
    <>
      {asked.parts > 1 ? (
        <p>
          Part {asked.part} of {asked.parts} of {asked.year}.{' '}
          {asked.part > 1 ? <a href={to({ part: String(asked.part - 1) })}>Later days</a> : null}
          {asked.part > 1 && asked.part < asked.parts ? ' · ' : null}
          {asked.part < asked.parts ? <a href={to({ part: String(asked.part + 1) })}>Earlier days</a> : null}
        </p>
      ) : null}
      {others.length > 0 ? (
        <>
          <SectionHeading>Other years</SectionHeading>
          <ul className="choices-of-links">
            {others.map(({ year, lines }) => (
              <li key={year}>
                <a href={to({ year })}>{year}</a> <span className="small soft">{linesWords(lines)}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  )
}

/** Chooses the action and the year; both stand in the address. */
export function RecordFilter({ page: { details, asked, years, actions } }: { page: OwnRecordPage }) {
  return (
    <form method="get" action={`/practice/${details.code}/record`} className="times-form">
      <FormState start={{ action: asked.action ?? '', year: asked.year }}>
        <FieldLine>
          <Select
            name="action"
            label="About"
            width="medium"
            options={[{ value: '', label: 'everything' }, ...actions.map(({ slug, title }) => ({ value: slug, label: title }))]}
          />
          <Select name="year" label="Year" width="medium" options={years.map(({ year }) => ({ value: year, label: year }))} />
          <Button variant="quiet">Show</Button>
        </FieldLine>
      </FormState>
    </form>
  )
}
