import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AnnouncedDetails, BallotDetails } from '#app/features/ballots/records/ballot-details.tsx'
import { allBallots, announcedOn } from '#app/features/ballots/records/ballot-queries.server.ts'
import { BallotTable } from '#app/features/ballots/records/ballot-table.tsx'
import { LawToday, WouldHaveNeeded } from '#app/features/ballots/records/law-asks.tsx'
import { lawOf } from '#app/features/ballots/rules/ballot-rules.ts'
import { disputesWithLinks } from '#app/features/disputes/links/dispute-links.server.ts'
import { BallotsOfDisputes } from '#app/features/disputes/pages/link-lists.tsx'
import { correctionsOf } from '#app/features/editors/versions/version-queries.server.ts'
import { PageHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { Stack } from '#app/ui/panel.tsx'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'

export const handle: PageHandle = { wide: true, cached: {} }
export const meta: MetaFunction = () => [{ title: 'Ballots · Concert' }]

export function loader(visit: LoaderFunctionArgs) {
  const { db, today } = contextOf(visit)
  const [ballots, announced] = [allBallots(db, today).toReversed(), announcedOn(db, today)]
  const slugs = [...ballots, ...announced].map(({ slug }) => slug)
  const corrections = Object.fromEntries(slugs.map((slug) => [slug, correctionsOf(db, 'ballot', slug)]))
  return { ballots, announced, corrections, law: lawOf('statutory', today)!, disputes: disputesWithLinks(db, today) }
}

export default function Ballots() {
  const { ballots, announced, corrections, law, disputes } = useLoaderData<typeof loader>()
  const statutory = ballots.some(({ legal }) => legal.applies)
  return (
    <>
      <PageHeading
        lead={`${statutory || ballots.length === 0 ? '' : 'No legal threshold applied to any of them, so none passed or failed. '}A share says of whom: people or practices, of those who voted or of all who could.`}
      >
        Ballots
      </PageHeading>
      <BallotTable ballots={ballots} announced={announced} />
      <div className="folds">
        <BallotsOfDisputes disputes={disputes} ballots={[...announced, ...ballots]} />
        <LawToday law={law} />
        <WouldHaveNeeded ballots={ballots} />
      </div>
      <Stack>
        {announced.map((vote) => (
          <AnnouncedDetails key={vote.slug} vote={vote} corrections={corrections[vote.slug] ?? []} />
        ))}
        {ballots.map((ballot) => (
          <BallotDetails key={ballot.slug} ballot={ballot} corrections={corrections[ballot.slug] ?? []} />
        ))}
      </Stack>
    </>
  )
}
