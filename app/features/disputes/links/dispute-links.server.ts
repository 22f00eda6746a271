import { allBallots, announcedOn } from '#app/features/ballots/records/ballot-queries.server.ts'
import type { DisputeShown } from '#app/features/disputes/file/dispute-queries.server.ts'
import { knownDisputes } from '#app/features/disputes/file/known-disputes.server.ts'
import { knownFrom } from '#app/features/disputes/file/when-rules.ts'
import { allEditions } from '#app/features/menu/editions/menu-queries.server.ts'
import { publishedWords } from '#app/features/menu/editions/menu-rules.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

type Link = { href: string; title: string }
export type DisputeLinks = { editions: Link[]; ballots: Link[]; letters: Link[] }

/** The letters that a practice writes about a contractor's service. */
const LETTERS: Link[] = [{ href: '/claims#letters', title: 'Claim for losses, chaser, acceptance and refusal of an offer' }]

/** What belongs to a dispute elsewhere: the editions of its rounds and its ballots, by the day of its page; the letters about its service. */
export function disputeLinks(db: Db, { rounds, ballots, contractor, day }: DisputeShown, now: Instant): DisputeLinks {
  const editions = rounds.flatMap((round) =>
    allEditions(db, round)
      .filter(({ publishedAt }) => publishedAt <= now && dayOf(publishedAt) <= day)
      .reverse(),
  )
  const votes = [...announcedOn(db, day), ...allBallots(db, day)].filter(({ slug }) => ballots.includes(slug))
  return {
    editions: editions.map((edition) => ({
      href: `/menu/editions/${edition.slug}`,
      title: `${edition.title}, ${publishedWords(edition)}`,
    })),
    ballots: votes.map(({ slug, title }) => ({ href: `/ballots#${slug}`, title })),
    letters: contractor === null ? [] : LETTERS,
  }
}

export type OfDispute = { slug: string; title: string; rounds: string[]; ballots: string[] }

/** The disputes that had begun by a day, with the rounds and ballots that belong to each: the way back. */
export const disputesWithLinks = (db: Db, today: Day): OfDispute[] =>
  knownDisputes(db, null)
    .filter(({ opened }) => knownFrom(opened.when) <= today)
    .map(({ slug, title, rounds, ballots }) => ({ slug, title, rounds, ballots }))
