import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BlankLetter } from '#app/features/disputes/claims/blank-letter.tsx'
import { BEFORE_ACCEPTING } from '#app/features/disputes/claims/claim-words.ts'
import { SchemeList } from '#app/features/disputes/claims/scheme-list.tsx'
import { claimSchemes } from '#app/features/disputes/claims/schemes.server.ts'
import { Columns } from '#app/ui/columns.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Claims for losses · Concert' }]

export function loader(visit: LoaderFunctionArgs) {
  const { db, today } = contextOf(visit)
  return { schemes: claimSchemes(db, today) }
}

export default function ClaimsGuide() {
  const { schemes } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeading lead="Where a service failed and money was lost: which schemes are known, what a claim needs, and where it can be kept.">
        Claims for losses
      </PageHeading>
      <InsetNote readFirst>
        <p>{BEFORE_ACCEPTING}</p>
      </InsetNote>
      <Columns sideLabel="The schemes" side={<SchemeList schemes={schemes} />}>
        <SectionHeading>What a claim needs</SectionHeading>
        <ul>
          <li>Who claims: a practice, or a doctor for earnings of their own.</li>
          <li>Each kind of loss with its days and its sum in pounds and pence, and evidence for each.</li>
          <li>To whom it went and when, the reference that came back, and a day by which you ask for an answer.</li>
          <li>Every chaser and every answer, also those that only give a reference.</li>
        </ul>
        <SectionHeading>Where to keep it</SectionHeading>
        <p>
          A practice keeps its claims at its own desk, where its own people alone read them. A doctor with a role in a practice
          keeps a claim of their own under <a href="/account/claims">My claims</a>: nobody else reads it, partners included. Who
          belongs to no practice, such as a locum or a trainee, cannot keep one in Concert: the letter below is for them.
        </p>
        <SectionHeading id="letters">The letters, and the way to law</SectionHeading>
        <p>
          At its claim a practice begins the claim itself, a chaser, and the acceptance or the refusal of an offer as a letter,
          with its losses filled in. One that went stands in the course of the claim, to whom and on which day. Where a dispute
          says that a legal route is supported, the practice finds under “Going to law” what it needs, whom to ask, and a pack for
          a solicitor.
        </p>
        <BlankLetter />
      </Columns>
    </>
  )
}
