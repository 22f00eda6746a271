import { longDay } from '#app/platform/dates-in-words.ts'
import { ButtonRow, LinkButton } from '#app/ui/button.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import type { AboutClaim, LettersOfClaim } from './claim-letters-queries.server.ts'

/** On the page of a claim: its letters, and those that can be begun of it. */
export function ClaimLetters({ letters: { here, law, claimId, sent, drafts, next } }: { letters: LettersOfClaim }) {
  return (
    <>
      <SectionHeading id="letters">Letters about it</SectionHeading>
      <ul className="plain-list">
        {sent.map(({ href, title, recipient, reference, sentOn, came }) => (
          <li key={href}>
            <a href={href}>{title}</a>, {reference}: sent to {recipient} on {longDay(sentOn)}.{came ? ` ${came}.` : ''}
          </li>
        ))}
        {drafts.map(({ href, title }) => (
          <li key={href}>
            <a href={href}>{title}</a>: in the making
          </li>
        ))}
      </ul>
      {sent.length + drafts.length === 0 ? <p>None yet.</p> : null}
      {next.length > 0 ? (
        <ButtonRow>
          {next.map(({ slug, words, follows }) => (
            <LinkButton
              key={slug}
              variant="quiet"
              href={`${here}/new/${slug}?${new URLSearchParams({ claim: claimId, ...(follows && { follows }) })}`}
            >
              {words}
            </LinkButton>
          ))}
        </ButtonRow>
      ) : null}
      <p className="small">
        <a href={here}>Write another letter</a> · <a href={law}>Going to law with it: what you need, and the pack</a>
      </p>
    </>
  )
}

/** Before a letter about a claim is recorded as sent: what the claim will say. */
export function SaysInClaim({ claim }: { claim: AboutClaim | null }) {
  if (!claim) return null
  return (
    <p className="hint">
      It is about <a href={claim.href}>your claim: {claim.title}</a>. Recorded as sent, it stands in the claim’s course, to whom
      and on which day, as long as both name the same losses and sums.
    </p>
  )
}
