import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BallotCard } from '#app/features/ballots/records/ballot-card.tsx'
import { allBallots } from '#app/features/ballots/records/ballot-queries.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { Panel, Stack } from '#app/ui/panel.tsx'
import { SourceList } from '#app/ui/source-list.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'

export const meta: MetaFunction = () => [{ title: 'Ballots · Concert' }]

export function loader({ context }: LoaderFunctionArgs) {
  return { ballots: allBallots(context.db, dayOf(context.now())).reverse() }
}

export default function Ballots() {
  const { ballots } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeading lead="Votes of GPs and partners in England, the latest first. A vote outside the law on ballots is never passed or failed.">
        Ballots
      </PageHeading>
      <Stack>
        {ballots.length === 0 ? <p>No vote is recorded yet.</p> : null}
        {ballots.map((ballot) => (
          <section key={ballot.slug} aria-labelledby={ballot.slug}>
            <SectionHeading id={ballot.slug}>{ballot.title}</SectionHeading>
            <Panel>
              <BallotCard ballot={ballot} withQuestion={false} />
              <p>{ballot.summary}</p>
              <SummaryList
                rows={[
                  { term: 'Question', value: ballot.question },
                  { term: 'Who could vote', value: ballot.electorate },
                  {
                    term: 'Open',
                    value: `${ballot.openedPrecision === 'about' ? 'about ' : ''}${longDay(ballot.openedOn)} to ${longDay(ballot.closedOn)}`,
                  },
                  ...(ballot.mandateUntil ? [{ term: 'Mandate', value: `until ${longDay(ballot.mandateUntil)}` }] : []),
                  {
                    term: 'Sources',
                    value: <SourceList sources={ballot.sources} />,
                  },
                ]}
              />
            </Panel>
          </section>
        ))}
      </Stack>
    </>
  )
}
