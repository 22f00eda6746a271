import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { meetingPaper } from '#app/features/practice-desk/deciding/meeting-paper-queries.server.ts'
import { MeetingSheet } from '#app/features/practice-desk/deciding/meeting-sheet.tsx'
import { PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { practiceDesk } from '../shared-by-desks/practice-page.server.ts'

export const meta: MetaFunction = () => [{ title: 'Paper for the partners’ meeting · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { desk, db, at, settings } = await practiceDesk(visit)
  return { details: desk.details, paper: meetingPaper(db, desk, settings.siteName, at) }
}

/** The paper for a partners' meeting, to print. */
export default function MeetingPaperPage() {
  const { details, paper } = useLoaderData<typeof loader>()
  const here = `/practice/${details.code}/meeting`
  return (
    <>
      <PageHeading
        above={<PracticeDetailsLine details={details} />}
        lead={`${paper.meets ? `${paper.meets}. ` : ''}${paper.menu}. The words are the committee’s position, not legal advice.`}
        beside={
          <span className="not-on-paper">
            <a href={`${here}/paper.pdf`}>As a PDF, two sides</a> · <a href={here}>Back</a>
          </span>
        }
      >
        {paper.title}
      </PageHeading>
      <MeetingSheet paper={paper} />
    </>
  )
}
