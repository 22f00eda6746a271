import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { accessLogOf } from '#app/features/audit/logs/access-log-queries.server.ts'
import { ownRecordPage } from '#app/features/practice-desk/own-record/own-record-queries.server.ts'
import { RecordMonths } from '#app/features/practice-desk/own-record/record-lines.tsx'
import { OtherYears, RecordFilter, RecordSide } from '#app/features/practice-desk/own-record/record-side.tsx'
import { PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { daysBetween } from '#app/platform/time.ts'
import { Columns } from '#app/ui/columns.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Our record · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { person, practiceCode, db, at, today } = await practicePerson(visit)
  const page = ownRecordPage(db, practiceCode, new URL(visit.request.url).searchParams, { readerId: person.id, now: at })
  if (!page) throw notFound()
  const { lists, own, from, until } = accessLogOf(db, practiceCode, today)
  const days = new Set(lists.map(({ day }) => day)).size
  return { page, looked: { days, own: own.length, inDays: daysBetween(from, until) + 1 } }
}

export default function OurRecord() {
  const { page, looked } = useLoaderData<typeof loader>()
  const { details, asked, months, years, actions } = page
  const about = actions.find(({ slug }) => slug === asked.action)?.title
  const here = `/practice/${details.code}`
  return (
    <>
      <PageHeading
        above={<PracticeDetailsLine details={details} />}
        lead={
          about ? (
            <>
              {about} in {asked.year}. <a href={`${here}/record?year=${asked.year}`}>Show everything</a>
            </>
          ) : (
            `Everything this practice recorded in ${asked.year}, the latest day first.`
          )
        }
        beside={years.length > 0 ? <RecordFilter page={page} /> : null}
      >
        Our record
      </PageHeading>
      <Columns sideLabel="About this record" side={<RecordSide page={page} looked={looked} />}>
        {years.length === 0 ? (
          <p>
            Nothing is recorded yet. <a href={here}>Record what you decided</a>
          </p>
        ) : null}
        {years.length > 0 && months.length === 0 ? <p>Nothing about it is recorded in {asked.year}.</p> : null}
        <RecordMonths page={page} />
        <OtherYears page={page} />
      </Columns>
    </>
  )
}
