import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ChangesList } from '#app/features/practice-desk/this-week/changes-list.tsx'
import { PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { Button } from '#app/ui/button.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { practiceDesk } from '../shared-by-desks/practice-page.server.ts'

export const meta: MetaFunction = () => [{ title: 'What changed · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { desk } = await practiceDesk(visit)
  return { desk }
}

export default function Changes() {
  const { desk } = useLoaderData<typeof loader>()
  const { details, thisWeek, seen } = desk
  const here = `/practice/${details.code}`
  return (
    <>
      <PageHeading
        above={<PracticeDetailsLine details={details} />}
        lead="Go to what changed. What you leave alone is still the same."
      >
        What changed?
      </PageHeading>
      <ChangesList desk={desk} />
      {details.open && !thisWeek.madeAt ? (
        <form method="post" action={here}>
          <input type="hidden" name="week" value={thisWeek.week} />
          <input type="hidden" name="seen" value={seen} />
          <p>
            <Button>All of it is still the same: confirm the week</Button>
          </p>
        </form>
      ) : (
        <p>
          <a href={here}>Back to this week</a>
        </p>
      )}
    </>
  )
}
