import { Form } from '@remix-run/react'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { Fold } from '#app/ui/fold.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { DateInput, TextInput } from '#app/ui/inputs.tsx'
import { ErrorSummary, InsetNote } from '#app/ui/messages.tsx'
import { pounds } from '../failures/failure-rules.ts'
import { ClaimFields } from './claim-fields.tsx'
import { type Claim, type Entry, isOverdue } from './claim-rules.ts'
import { BEFORE_ACCEPTING, CLAIM_STATES, HAPPENED } from './claim-words.ts'
import { SchemeList } from './scheme-list.tsx'
import type { ClaimScheme } from './schemes.server.ts'

export type ClaimRefused = { errors: Record<string, string>; values: Record<string, string>; meanwhile: boolean }
type ClaimDeskProps = {
  claim: Claim
  schemes: ClaimScheme[]
  marker: string
  today: Day
  /** The list it stands in. */
  back: { href: string; words: string }
  whoSees: string
  start: Record<string, string>
  refused: ClaimRefused | undefined
}

/** The page of a claim: what came of it first, then what it says; beside it its course. */
export function ClaimDesk({ claim, schemes, marker, today, back, whoSees, start, refused }: ClaimDeskProps) {
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
      <Columns sideLabel="Its course, and the schemes" side={<Side claim={claim} schemes={schemes} whoSees={whoSees} />}>
        {shown ? <p>It says now: {leadOf(claim, today)} Send again to put your words in place.</p> : null}
        <SectionHeading id="came">What came of it</SectionHeading>
        <Form method="post" noValidate>
          <SeenField now={claim.seen} shown={shown} />
          <Radios
            name="kind"
            label="What happened"
            choices={Object.entries(HAPPENED).map(([value, label]) => ({ value, label }))}
          />
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
        </Form>
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
        <Fold title="It never was: take it off the list">
          <Form method="post">
            <SeenField now={claim.seen} shown={shown} />
            <Button name="do" value="remove" variant="grave">
              Take it off
            </Button>
          </Form>
        </Fold>
      </Columns>
    </FormState>
  )
}

/** "Waits for an answer since 1 August 2024. The answer was asked for by …: overdue." */
function leadOf(claim: Claim, today: Day): string {
  const { state, sentTo, sentOn, reference, answerBy, offered, paid } = claim
  return [
    `${CLAIM_STATES[state]}.`,
    sentOn && `Sent to ${sentTo} on ${longDay(sentOn)}${reference ? `, reference ${reference}` : ''}.`,
    answerBy && state === 'waiting' && `Answer asked for by ${longDay(answerBy)}${isOverdue(claim, today) ? ': overdue' : ''}.`,
    offered !== null && `Offered ${pounds(offered)}.`,
    paid !== null && `Paid ${pounds(paid)}.`,
  ]
    .filter(Boolean)
    .join(' ')
}

const saysOf = ({ kind, pence, words, claim }: Entry): string =>
  [
    kind === 'claim' ? 'Written down' : kind === 'removed' ? 'Taken off' : HAPPENED[kind],
    claim && pounds(claim.losses.reduce((sum, loss) => sum + loss.pence, 0)),
    pence !== null && pounds(pence),
    words,
  ]
    .filter(Boolean)
    .join(': ')

function Side({ claim, schemes, whoSees }: { claim: Claim; schemes: ClaimScheme[]; whoSees: string }) {
  return (
    <>
      <SectionHeading>Its course</SectionHeading>
      <ul className="plain-list">
        {claim.entries.map((entry) => (
          <li key={entry.id}>
            {longDay(entry.happenedOn)}: {saysOf(entry)}
          </li>
        ))}
      </ul>
      <SectionHeading>Who sees this</SectionHeading>
      <p>{whoSees}</p>
      <SchemeList schemes={schemes.filter(({ key }) => key === claim.scheme)} />
    </>
  )
}
