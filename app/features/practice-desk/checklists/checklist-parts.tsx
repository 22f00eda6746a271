import type { ReactNode } from 'react'
import { OfferTags } from '#app/features/menu/editions/menu-list.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import { Prose } from '#app/ui/prose.tsx'
import type { ChecklistPage } from './step-queries.server.ts'
import { nextInWords } from './step-words.ts'
import { StepsDrawn } from './steps-mark.tsx'

/** `above`: which practice; `closed`: what stands there of one that has closed. */
type ChecklistTopProps = { page: ChecklistPage; above: ReactNode; closed: ReactNode }

/** The head of a checklist: how far it is and what comes next, before the steps themselves. */
export function ChecklistTop({ page, above, closed }: ChecklistTopProps) {
  const { details, offer, noticeHtml, done, today } = page
  const lead =
    done.of > 0 ? (
      <>
        <StepsDrawn steps={done} /> {done.done} of {done.of} steps done. {nextInWords(done, today)}.
      </>
    ) : null
  return (
    <>
      <PageHeading above={above} beside={<OfferTags offer={offer} />} lead={lead}>
        Our steps: {offer.title}
      </PageHeading>
      {noticeHtml ? (
        <InsetNote>
          <Prose html={noticeHtml} />
        </InsetNote>
      ) : null}
      {details.open ? null : closed}
    </>
  )
}

/** Beside a checklist: what the action asks, what a tick means, and who sees it. */
export function ChecklistSide({ page: { details, offer } }: { page: ChecklistPage }) {
  const here = `/practice/${details.code}/actions/${offer.actionSlug}`
  return (
    <>
      <SectionHeading>What a tick means</SectionHeading>
      <p>
        It is for you. It changes nothing that you stated about the action, and no figure. To state something, use{' '}
        <a href={here}>our answer</a>.
      </p>
      <p>
        Name roles, or people of your own practice. Every change is kept in{' '}
        <a href={`/practice/${details.code}/record`}>our record</a>.
      </p>
      <SectionHeading>Who sees this</SectionHeading>
      <p>The people of your practice, and nobody else: not your LMC, not the committee.</p>
      <SectionHeading>Read more</SectionHeading>
      <p>
        <a href={`/actions/${offer.actionSlug}`}>What it asks, and why it is safe</a>
      </p>
      <p className="small soft">
        {details.clinicalSystem
          ? `The register has ${details.clinicalSystem} as your clinical system; where a source says how a step is done in it, it stands with the step.`
          : 'The register does not say which clinical system you use.'}{' '}
        <a href={`/practice/${details.code}/feedback?action=${offer.actionSlug}`}>Tell the committee how it is done in yours</a>.
      </p>
    </>
  )
}
