import { perMilleWords } from '#app/features/ballots/rules/ballot-rules.ts'
import { soughtInWords } from '#app/features/ballots/rules/ballot-words.ts'
import { daysLeft, longDay } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { announcedOn, type BallotCard, ballotStatus } from './ballot-queries.server.ts'

/** A vote in one line, to stand beside uptake. */
export type BallotLine = { slug: string; title: string; words: string }

/** The vote that matters on a day, and the one announced last without days (`announced`, where the caller has them). */
export function ballotLines(db: Db, today: Day, announced = announcedLines(db, today)): BallotLine[] {
  const vote = ballotStatus(db, today)
  return [...(vote ? [{ slug: vote.slug, title: vote.title, words: voteInWords(vote, today) }] : []), ...announced.slice(-1)]
}

/** Every vote that is announced without its days, where the other one is told at length. */
export const announcedLines = (db: Db, today: Day): BallotLine[] =>
  announcedOn(db, today).map(({ slug, title, window }) => ({ slug, title, words: `announced, to be held ${window}` }))

function voteInWords(vote: BallotCard, today: Day): string {
  const { status, openedOn, closedOn, reported, soughtPerMille, turnoutPerMille, legal, mandateUntil } = vote
  if (status === 'announced') return `opens on ${longDay(openedOn)}, ${daysLeft(openedOn, today)}`
  if (status === 'open') return `open until ${longDay(closedOn)}, ${daysLeft(closedOn, today)}${reported ? `; ${reported}` : ''}`
  if (status === 'closed') return `closed on ${longDay(closedOn)}, no result yet`
  const result = [
    ...(soughtPerMille === null ? [] : [`${perMilleWords(soughtPerMille)} ${soughtInWords(vote)}`]),
    ...(turnoutPerMille === null ? [] : [`turnout ${perMilleWords(turnoutPerMille)}`]),
  ]
  const law = legal.applies
    ? mandateUntil
      ? `mandate until ${longDay(mandateUntil)}${mandateUntil >= today ? `, ${daysLeft(mandateUntil, today)}` : ', over'}`
      : 'no mandate'
    : 'no legal threshold applies'
  return [...result, law].join('; ')
}
