import { LocalNoteView } from '#app/features/menu/local-notes/local-note-view.tsx'
import { daysLeft, longDay } from '#app/platform/dates-in-words.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { Fold } from '#app/ui/fold.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { ErrorSummary, InsetNote } from '#app/ui/messages.tsx'
import { inWords } from '../lines/line-words.ts'
import { nameOfLine, REGISTER_WORDS } from '../lines/register-kinds.ts'
import { LineFields } from './line-fields.tsx'
import { type LettersOfLine, LineLetters } from './line-letters.tsx'
import type { LinePage } from './line-page-queries.server.ts'

export type LineRefused = { errors: Record<string, string>; values: Record<string, string>; meanwhile: boolean }
type LineDeskProps = {
  page: LinePage
  letters: LettersOfLine
  start: Record<string, string>
  fromLetter: boolean
  refused: LineRefused | undefined
}

/** The page of a line: its form, and beside it its clock, its letter and what changed. */
export function LineDesk({ page, letters, start, fromLetter, refused }: LineDeskProps) {
  const { details, register, line } = page
  const back = register === 'asked' ? `/practice/${details.code}/asked` : `/practice/${details.code}/registers#${register}`
  return (
    <FormState values={refused?.values} start={start} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading above={<a href={back}>{REGISTER_WORDS[register].title}</a>}>{nameOfLine(register, line.filled)}</PageHeading>
      <Columns
        first={<LineClock page={page} />}
        sideLabel="Its clock and its letters"
        side={<LineSide page={page} letters={letters} />}
      >
        {refused?.meanwhile ? <AsItStands page={page} /> : null}
        {fromLetter ? <p>What the letter says stands in the form. Save the line to keep it.</p> : null}
        <Form method="post" noValidate>
          <SeenField now={line.version} shown={refused?.meanwhile} />
          <LineFields register={register} stage={register === 'asked' || line.filled.givenOn ? 'begun' : 'kept'} />
          <ButtonRow>
            <Button name="do" value="save">
              Save
            </Button>
            <a href={back}>Back without saving</a>
          </ButtonRow>
        </Form>
        <Fold title="Take it off the register">
          <Form method="post">
            <SeenField now={line.version} shown={refused?.meanwhile} />
            <p>It no longer stands in the register, and its clock ends. What was recorded stays in your record.</p>
            <Button name="do" value="remove" variant="grave">
              Take it off
            </Button>
          </Form>
        </Fold>
      </Columns>
    </FormState>
  )
}

/** After a colleague changed it: every field as it stands now. */
function AsItStands({ page: { register, line } }: { page: LinePage }) {
  return <p>It says now: {inWords(register, line.filled).join(' · ')}. Send again to put your words in place.</p>
}

function LineSide({ page, letters }: { page: LinePage; letters: LettersOfLine }) {
  const { details, register, line, note, changes } = page
  const letter = letters.begin
  const here = `/practice/${details.code}`
  const { filled } = line
  return (
    <>
      {register === 'services' && filled.scheme && letter ? (
        <InsetNote readFirst>
          <p>
            <strong>A local payment depends on it:</strong> {filled.scheme}. Read its terms, and what the practice would lose,
            before notice is given.
          </p>
        </InsetNote>
      ) : null}
      {note && letter ? <LocalNoteView note={note} /> : null}
      <LineLetters here={here} lineAt={`${here}/registers/${register}/lines/${line.id}`} of={letters} />
      <SectionHeading>What was recorded</SectionHeading>
      <ul className="plain-list small">
        {changes.map(({ day, changed }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: versions have no other name here, and their order never changes.
          <li key={index}>
            {longDay(day)}: {index === changes.length - 1 ? 'first recorded' : changed.join(', ') || 'nothing changed'}
          </li>
        ))}
      </ul>
    </>
  )
}

/** When it is due: on a phone it stands before the form. */
function LineClock({ page: { clock, today, knownUntil } }: { page: LinePage }) {
  return (
    <>
      <SectionHeading>Its clock</SectionHeading>
      {clock ? (
        <p>
          <strong>{longDay(clock.due)}</strong>, {daysLeft(clock.due, today)}.{' '}
          {clock.certain
            ? null
            : `Bank holidays are known to ${longDay(knownUntil)} only: the day may move. Look again when those of the year are known.`}
        </p>
      ) : (
        <p>No clock runs.</p>
      )}
    </>
  )
}
