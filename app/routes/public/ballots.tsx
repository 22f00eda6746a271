import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BallotCard } from '#app/features/ballots/records/ballot-card.tsx'
import { allBallots } from '#app/features/ballots/records/ballot-queries.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { Fold } from '#app/ui/fold.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { Stack } from '#app/ui/panel.tsx'
import { SourceList } from '#app/ui/source-list.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'

export const handle: PageHandle = { wide: true }
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
            <div className="halves">
              <div>
                <BallotCard ballot={ballot} withQuestion={false} />
                <p>{ballot.summary}</p>
              </div>
              <div>
                <SummaryList
                  rows={[
                    { term: 'Question', value: ballot.question },
                    { term: 'Who could vote', value: ballot.electorate },
                    {
                      term: 'Open',
                      value: `${ballot.openedPrecision === 'about' ? 'about ' : ''}${longDay(ballot.openedOn)} to ${longDay(ballot.closedOn)}`,
                    },
                    ...(ballot.mandateUntil ? [{ term: 'Mandate', value: `until ${longDay(ballot.mandateUntil)}` }] : []),
                  ]}
                />
                <Fold title="Sources" level={3} beside={String(ballot.sources.length)}>
                  <SourceList sources={ballot.sources} />
                </Fold>
              </div>
            </div>
          </section>
        ))}
      </Stack>
    </>
  )
}
