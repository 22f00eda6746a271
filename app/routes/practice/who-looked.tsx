import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { accessLogOf } from '#app/features/audit/logs/access-log-queries.server.ts'
import { AccessLogTable } from '#app/features/audit/logs/access-log-table.tsx'
import { PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { retentionLines } from '#app/features/retention/periods/retention-queries.server.ts'
import { retentionWords } from '#app/features/retention/periods/retention-rules.ts'
import { addDays, isDay } from '#app/platform/time.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { practicePage } from '../shared-by-desks/practice-page.server.ts'

export const meta: MetaFunction = () => [{ title: 'Who looked · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode, details, db, today, settings } = await practicePage(visit)
  const asked = new URL(visit.request.url).searchParams.get('until') ?? ''
  const until = isDay(asked) && asked < today ? asked : today
  const accessLog = accessLogOf(db, practiceCode, until)
  return {
    details,
    accessLog,
    today,
    before: addDays(accessLog.from, -1),
    months: settings.retentionMonths,
    deletions: retentionLines(db, settings.retentionMonths, today).map((line) => ({
      round: line.round,
      words: retentionWords(line),
    })),
  }
}

export default function WhoLooked() {
  const { details, accessLog, today, before, months, deletions } = useLoaderData<typeof loader>()
  const here = `/practice/${details.code}/who-looked`
  return (
    <>
      <PageHeading
        above={<PracticeDetailsLine details={details} />}
        lead="Each time someone outside your practice is shown your answers by name, it is written down. Their role and where they hold it are shown; names are not."
      >
        Who looked
      </PageHeading>
      <AccessLogTable accessLog={accessLog} practiceName={details.name} />
      <p>
        {accessLog.earlier ? <a href={`${here}?until=${before}`}>Earlier</a> : null}
        {accessLog.earlier && accessLog.until !== today ? ' · ' : null}
        {accessLog.until === today ? null : <a href={here}>The latest</a>}
      </p>
      <SectionHeading>What is deleted, and when</SectionHeading>
      {deletions.map(({ round, words }) => (
        <p key={round}>{words}</p>
      ))}
      <p>
        Answers and returns of single practices are kept for {months} months after the last day of the last round that offered
        their action, then deleted; not while the practice goes on taking it. You are told 60 days before.{' '}
        <a href="/privacy">Privacy notice</a>
      </p>
      <form method="post" action={`/practice/${details.code}/record-file`}>
        <ButtonRow>
          <Button variant="quiet">Download our record as a file</Button>
        </ButtonRow>
      </form>
      <p>
        <a href={`/practice/${details.code}`}>Back to this week</a>
      </p>
    </>
  )
}
