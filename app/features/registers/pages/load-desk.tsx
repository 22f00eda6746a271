import { inFigures, numberInWords } from '#app/platform/numbers-in-words.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { Textarea } from '#app/ui/inputs.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import { Table } from '#app/ui/table.tsx'
import type { WrongRow } from '../files/line-table.ts'
import { MOST_LINES } from '../lines/line-rules.ts'
import { REGISTER_FIELDS, REGISTER_WORDS, type Register } from '../lines/register-kinds.ts'

/** What a table was found to hold. `list`: the table as CSV, given back in the form. */
export type LoadChecked = {
  errors: Record<string, string>
  list: string
  wrong: WrongRow[]
  notes: string[]
  unread: string[]
  plan: { fresh: number; changed: number; same: number } | null
  seen: string
}
type LoadDeskProps = { practiceCode: string; register: Register; mayLoad: boolean; checked: LoadChecked | undefined }

/** Takes a register as CSV, and loads one: checked first, all of it or nothing. */
export function LoadDesk({ practiceCode, register, mayLoad, checked }: LoadDeskProps) {
  const { title, several, one } = REGISTER_WORDS[register]
  const at = `/practice/${practiceCode}/registers`
  const plan = checked?.plan
  const many = (plan?.fresh ?? 0) + (plan?.changed ?? 0)
  return (
    <FormState values={checked ? { list: checked.list } : undefined} errors={checked?.errors}>
      <ErrorSummary />
      <PageHeading
        above={<a href={register === 'asked' ? `/practice/${practiceCode}/asked` : `${at}#${register}`}>{title}</a>}
        lead="Every row is checked first. One wrong row, and nothing is loaded: correct it and check again."
      >
        In and out as a table: {several}
      </PageHeading>
      <Columns sideLabel="Its columns" side={<LoadSide at={at} register={register} />}>
        {checked && checked.wrong.length > 0 ? <WrongRows wrong={checked.wrong} /> : null}
        {checked ? <Remarks checked={checked} /> : null}
        {plan && many > 0 ? (
          <form method="post" encType="multipart/form-data">
            <input type="hidden" name="list" value={checked.list} />
            <input type="hidden" name="seen" value={checked.seen} />
            <p>
              {[
                plan.fresh > 0 && `${numberInWords(plan.fresh)} new`,
                plan.changed > 0 && `${numberInWords(plan.changed)} changed`,
                plan.same > 0 && `${numberInWords(plan.same)} as they stand`,
              ]
                .filter(Boolean)
                .join(', ')}
              .
            </p>
            <ButtonRow>
              <Button name="do" value="load">
                Load {many === 1 ? `one ${one}` : `${many} ${several}`}
              </Button>
              <a href={`${at}/${register}/load`}>Begin again</a>
            </ButtonRow>
          </form>
        ) : null}
        {mayLoad ? (
          <form method="post" encType="multipart/form-data" className="narrow">
            <div className="field">
              <label className="name" htmlFor="file">
                A CSV or Excel file
              </label>
              <div className="hint" id="file-hint">
                Up to 450 kB. Of a workbook, its first sheet is read.
              </div>
              <input
                id="file"
                name="file"
                aria-describedby="file-hint"
                type="file"
                accept=".csv,.txt,.xlsx,text/csv,text/plain"
              />
            </div>
            <Textarea
              name="list"
              label={checked ? 'The table as it was read: correct it here' : 'Or paste the table'}
              hint={`Its first row names the columns. Up to ${inFigures(MOST_LINES)} rows. Nothing may name a patient.`}
              rows={8}
            />
            <ButtonRow>
              <Button name="do" value="check" variant={many > 0 ? 'quiet' : 'main'}>
                Check the table
              </Button>
            </ButtonRow>
          </form>
        ) : (
          <p>This practice has closed: its registers take no new line.</p>
        )}
      </Columns>
    </FormState>
  )
}

function WrongRows({ wrong }: { wrong: WrongRow[] }) {
  return (
    <Table
      caption="Rows to correct"
      columns={[
        { key: 'row', label: 'Row', numeric: true },
        { key: 'name', label: 'Named' },
        { key: 'why', label: 'What is wrong' },
      ]}
      rows={wrong.map(({ line, name, messages }) => ({ key: String(line), cells: [line, name, messages.join(' ')] }))}
    />
  )
}

function Remarks({ checked: { notes, unread } }: { checked: LoadChecked }) {
  const lines = [...notes, ...(unread.length > 0 ? [`columns not read: ${unread.join(', ')}`] : [])]
  return lines.length > 0 ? <p className="soft">Read as: {lines.join('; ')}.</p> : null
}

function LoadSide({ at, register }: { at: string; register: Register }) {
  return (
    <>
      <SectionHeading>Take it away</SectionHeading>
      <form method="post" action={`${at}/${register}/file`}>
        <ButtonRow>
          <Button variant="quiet" name="as" value="lines">
            The register as CSV
          </Button>
          <Button variant="quiet" name="as" value="example">
            An example to fill in
          </Button>
        </ButtonRow>
      </form>
      <p className="small soft">Taking the register away is written in your log. Loaded again, it gives the same lines.</p>
      <SectionHeading>Its columns</SectionHeading>
      <ul className="plain-list small">
        {REGISTER_FIELDS[register].map(({ key, label, required, choices, kind }) => (
          <li key={key}>
            <b>{label}</b>
            {required ? ', needed' : ''}
            {kind === 'day' ? ': a day' : kind === 'period' ? ': a length, such as 3 months' : ''}
            {choices ? `: ${Object.values(choices).join(' · ')}` : ''}
          </li>
        ))}
      </ul>
    </>
  )
}
