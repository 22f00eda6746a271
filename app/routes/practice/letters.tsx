import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { LettersSent, LettersToWrite, WaitingLetters } from '#app/features/practice-desk/letter-pages/letters-list.tsx'
import { lettersAndDrafts, lettersToWrite } from '#app/features/practice-desk/letters/letter-list-queries.server.ts'
import { ClosedNote, PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { practicePage } from '../shared-by-desks/practice-page.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Letters · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode, details, db, at } = await practicePage(visit)
  return { details, ...lettersAndDrafts(db, practiceCode, at), toWrite: details.open ? lettersToWrite(db, practiceCode, at) : [] }
}

export default function Letters() {
  const { details, sent, drafts, toWrite } = useLoaderData<typeof loader>()
  const at = `/practice/${details.code}/letters`
  return (
    <>
      <PageHeading
        above={<PracticeDetailsLine details={details} />}
        lead="Only your own people see what you write. Concert sends nothing: you send a letter yourselves and say so here."
        beside={
          <span className="not-on-paper">
            <a href={`/practice/${details.code}/asked`}>The ICB asks us</a> · <a href={`${at}/letterhead`}>Our letterhead</a>
          </span>
        }
      >
        Letters
      </PageHeading>
      {details.open ? null : <ClosedNote details={details} />}
      <section aria-labelledby="waiting">
        <SectionHeading id="waiting">Under way</SectionHeading>
        <WaitingLetters at={at} drafts={drafts} sent={sent} />
      </section>
      {toWrite.length > 0 ? (
        <section aria-labelledby="write">
          <SectionHeading id="write" beside="nothing is sent by choosing one">
            Write a letter
          </SectionHeading>
          <LettersToWrite at={at} groups={toWrite} />
        </section>
      ) : null}
      <section aria-labelledby="sent">
        <SectionHeading id="sent" beside="kept exactly as it went">
          What this practice has sent
        </SectionHeading>
        <LettersSent at={at} sent={sent} />
      </section>
    </>
  )
}
