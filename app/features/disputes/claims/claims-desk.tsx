import type { Day } from '#app/platform/time.ts'
import { Button, ButtonRow, LinkButton } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { Form } from '#app/ui/form.tsx'
import { SeenField } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import { ClaimFields } from './claim-fields.tsx'
import type { Claim } from './claim-rules.ts'
import { BEFORE_ACCEPTING, CLAIM_REFUSALS } from './claim-words.ts'
import { ClaimsList } from './claims-list.tsx'
import { SchemeList } from './scheme-list.tsx'
import type { ClaimScheme } from './schemes.server.ts'

type Link = { href: string; words: string }
type ClaimsDeskProps = {
  claims: Claim[]
  schemes: ClaimScheme[]
  /** Address of the list. */
  at: string
  today: Day
  mayBegin: boolean
  whoSees: string
  /** Where doctors keep claims of their own. */
  kept?: Link
  also: Link
}

/** The claims of a practice, or a doctor's own, with the schemes beside them. */
export function ClaimsDesk({ claims, schemes, at, today, mayBegin, whoSees, kept, also }: ClaimsDeskProps) {
  return (
    <Columns
      sideLabel="Who sees this, and the schemes"
      side={
        <>
          <SectionHeading>Who sees this</SectionHeading>
          <p>{whoSees}</p>
          {kept ? (
            <p>
              A doctor’s own claim is not listed here: it is kept under <a href={kept.href}>{kept.words}</a>, and read by that
              doctor alone.
            </p>
          ) : null}
          <p>
            <a href={also.href}>{also.words}</a>
          </p>
          <SchemeList schemes={schemes} />
        </>
      }
    >
      <InsetNote readFirst>
        <p>{BEFORE_ACCEPTING}</p>
      </InsetNote>
      <ClaimsList claims={claims} schemes={schemes} at={at} today={today} />
      {mayBegin && schemes.length > 0 ? (
        <ButtonRow>
          <LinkButton href={`${at}/new`}>Write down a claim</LinkButton>
        </ButtonRow>
      ) : null}
      {schemes.length === 0 ? <p>No compensation scheme is known.</p> : null}
    </Columns>
  )
}

/** A new claim: its fields under what has to be read first. */
export function NewClaimDesk(props: { schemes: ClaimScheme[]; marker: string; back: Link; mayBegin: boolean }) {
  const { schemes, marker, back, mayBegin } = props
  return (
    <>
      <PageHeading
        above={<a href={back.href}>{back.words}</a>}
        lead="Each loss with its days and its sum. A claim can be written down before it is sent."
      >
        Write down a claim
      </PageHeading>
      <InsetNote readFirst>
        <p>{BEFORE_ACCEPTING}</p>
      </InsetNote>
      {mayBegin ? (
        <Form method="post" noValidate>
          <SeenField name="schemes" now={marker} shown />
          <ClaimFields schemes={schemes} level={2} />
          <ButtonRow>
            <Button name="do" value="save">
              Keep the claim
            </Button>
            <a href={back.href}>Back without keeping</a>
          </ButtonRow>
        </Form>
      ) : (
        <p>{CLAIM_REFUSALS['practice-closed']}</p>
      )}
    </>
  )
}
