import type { ReactNode } from 'react'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { Fold } from '#app/ui/fold.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { DateInput, TextInput } from '#app/ui/inputs.tsx'
import { ErrorSummary, InsetNote } from '#app/ui/messages.tsx'
import { pounds } from '../failures/failure-rules.ts'
import { ClaimFields } from './claim-fields.tsx'
import { type Claim, type CourseLine, courseOf, isOverdue, lawInWords, writtenOn } from './claim-rules.ts'
import { BEFORE_ACCEPTING, CLAIM_STATES, HAPPENED } from './claim-words.ts'
import { SchemeList } from './scheme-list.tsx'
import type { ClaimScheme } from './schemes.server.ts'

export type ClaimRefused = { errors: Record<string, string>; values: Record<string, string>; meanwhile: boolean }
/** What the page of a claim shows, a practice's or a doctor's. */
export type ClaimPage = {
  claim: Claim
  schemes: ClaimScheme[]
  marker: string
  today: Day
  /** The list it stands in. */
  back: { href: string; words: string }
  whoSees: string
  start: Record<string, string>
}
/** `letters`: what was written about it, where letters are kept. */
type ClaimDeskProps = { page: ClaimPage; refused: ClaimRefused | undefined; letters?: ReactNode }

/** The page of a claim: what came of it first, then what it says; beside it its course. */
export function ClaimDesk({ page, refused, letters }: ClaimDeskProps) {
  const { claim, schemes, marker, today, back, start } = page
  const scheme = schemes.find(({ key }) => key === claim.scheme)
  const shown = refused?.meanwhile
  return (
    <FormState values={refused?.values} start={start} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading above={<a href={back.href}>{back.words}</a>} lead={leadOf(claim, today)}>
        {`${pounds(claim.total)} claimed: ${scheme?.title ?? 'a scheme'}`}
      </PageHeading>
      <InsetNote readFirst>
        <p>{BEFORE_ACCEPTING}</p>
      </InsetNote>
      <Columns sideLabel="Its course, and the schemes" side={<Side page={page} />}>
        {shown ? <p>It says now: {leadOf(claim, today)} Send again to put your words in place.</p> : null}
        <SectionHeading id="came">What came of it</SectionHeading>
        <Form method="post" noValidate>
          <SeenField now={claim.seen} shown={shown} />
          <div className="what-happened">
            <Radios
              name="kind"
              label="What happened"
              inColumns
              choices={Object.entries(HAPPENED).map(([value, label]) => ({ value, label }))}
            />
            <div>
              <DateInput name="happenedOn" label="On" />
              <TextInput
                name="pence"
                label="Sum in £"
                width="short"
                inputMode="decimal"
                optional
                hint="Needed for an offer or a payment."
              />
              <TextInput name="words" label="In a few words" optional />
              <ButtonRow>
                <Button name="do" value="happened">
                  Add it
                </Button>
              </ButtonRow>
            </div>
          </div>
        </Form>
        {letters}
        <Fold title="What the claim says" beside="scheme, losses, evidence, where it went">
          <Form method="post" noValidate>
            <SeenField now={claim.seen} shown={shown} />
            <SeenField name="schemes" now={marker} shown />
            <ClaimFields schemes={schemes} level={3} />
            <ButtonRow>
              <Button name="do" value="save">
                Save
              </Button>
              <a href={back.href}>Back without saving</a>
            </ButtonRow>
          </Form>
        </Fold>
        <div className="not-on-paper">
          <Fold title="It never was: take it off the list">
            <Form method="post">
              <SeenField now={claim.seen} shown={shown} />
              <Button name="do" value="remove" variant="grave">
                Take it off
              </Button>
            </Form>
          </Fold>
        </div>
      </Columns>
    </FormState>
  )
}

/** "Waits for an answer since 1 August 2024. The answer was asked for by …: overdue." */
function leadOf(claim: Claim, today: Day): string {
  const { state, sentTo, sentOn, reference, answerBy, offered, paid } = claim
  const law = lawInWords(claim)
  return [
    `${CLAIM_STATES[state]}.`,
    sentOn && `Sent to ${sentTo} on ${longDay(sentOn)}${reference ? `, reference ${reference}` : ''}.`,
    answerBy && state === 'waiting' && `Answer asked for by ${longDay(answerBy)}${isOverdue(claim, today) ? ': overdue' : ''}.`,
    offered !== null && `Offered ${pounds(offered)}.`,
    paid !== null && `Paid ${pounds(paid)}.`,
    law && state !== 'filed' && `${law.words} on ${longDay(law.on)}.`,
  ]
    .filter(Boolean)
    .join(' ')
}

const saysOf = ({ kind, pence, words }: CourseLine): string =>
  [kind === 'sent' ? `Sent to ${words}` : HAPPENED[kind], pence !== null && pounds(pence), kind === 'sent' ? '' : words]
    .filter(Boolean)
    .join(': ')

function Side({ page: { claim, schemes, whoSees } }: { page: ClaimPage }) {
  const course = courseOf(claim)
  const [written, ...corrected] = writtenOn(claim)
  return (
    <>
      <SectionHeading>Its course</SectionHeading>
      <ul className="plain-list">
        {course.map((line) => (
          <li key={line.key}>
            {longDay(line.day)}: {saysOf(line)}
          </li>
        ))}
      </ul>
      {course.length === 0 ? <p>Nothing has happened yet.</p> : null}
      <p className="small soft">
        Written down here on {longDay(written!)}
        {corrected.length > 0 ? `, its words last corrected on ${longDay(corrected.at(-1)!)}` : ''}.
      </p>
      <SectionHeading>Who sees this</SectionHeading>
      <p>{whoSees}</p>
      <SchemeList schemes={schemes.filter(({ key }) => key === claim.scheme)} />
    </>
  )
}
