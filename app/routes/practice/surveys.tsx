import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { surveysHere } from '#app/features/disputes/survey-answers/answer-queries.server.ts'
import { SurveyList } from '#app/features/disputes/survey-answers/survey-list.tsx'
import { PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { practicePage } from '../shared-by-desks/practice-page.server.ts'

export const meta: MetaFunction = () => [{ title: 'Surveys asked of us · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { person, practiceCode, details, db, at } = await practicePage(visit)
  return { details, surveys: surveysHere(db, { practiceCode, personId: person.id }, details.lmc?.slug, at) }
}

export default function Surveys() {
  const { details, surveys } = useLoaderData<typeof loader>()
  const waiting = surveys.filter(({ state, answered }) => state === 'open' && !answered).length
  return (
    <>
      <PageHeading
        above={<PracticeDetailsLine details={details} />}
        lead="What the committee asks in a dispute, and what your LMC asks. Each is answered once, and can be changed until it closes."
      >
        {waiting === 0
          ? 'No survey waits for you'
          : waiting === 1
            ? 'One survey waits for you'
            : `${waiting} surveys wait for you`}
      </PageHeading>
      <SurveyList surveys={surveys} here={`/practice/${details.code}/surveys`} lmcName={details.lmc?.name ?? 'Your LMC'} />
    </>
  )
}
