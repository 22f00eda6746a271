import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { meetingPaper } from '#app/features/practice-desk/deciding/meeting-paper-queries.server.ts'
import { MeetingSheet } from '#app/features/practice-desk/deciding/meeting-sheet.tsx'
import { deskPage } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import { PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

export const meta: MetaFunction = () => [{ title: 'Paper for the partners’ meeting · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode } = await practicePerson(visit, visit.params.practice)
  const { db, settings, now } = visit.context
  const desk = deskPage(db, practiceCode, now())
  if (!desk) throw notFound()
  return { details: desk.details, paper: meetingPaper(db, desk, settings.siteName, now()) }
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
