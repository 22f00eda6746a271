import { announcedLines, type BallotLine, ballotLines } from '#app/features/ballots/records/ballot-line-queries.server.ts'
import { type Publication, unseenPublications } from '#app/features/help/publications/publication-queries.server.ts'
import { type AnnouncedAction, announcedNow } from '#app/features/menu/announced/announced-queries.server.ts'
import type { Person } from '#app/features/people/accounts/people-rules.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

/** What stands on the desk of a practice, an LMC and the committee alike: what is not seen yet, what is announced, the vote. */
export type DeskNews = {
  unseen: Publication[]
  announced: readonly AnnouncedAction[]
  ballots: BallotLine[]
  announcedVotes: BallotLine[]
}

export function deskNews(db: Db, person: Pick<Person, 'id'>, now: Instant): DeskNews {
  const today = dayOf(now)
  const announcedVotes = announcedLines(db, today)
  return {
    unseen: unseenPublications(db, person, now),
    announced: announcedNow(db, now),
    ballots: ballotLines(db, today, announcedVotes),
    announcedVotes,
  }
}
