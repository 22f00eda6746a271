import { asc } from 'drizzle-orm'
import {
  type BallotShares,
  type BallotStatus,
  type LegalTests,
  legalTests,
  mandateUntil,
  sharesOf,
  statusOn,
} from '#app/features/ballots/rules/ballot-rules.ts'
import { type NoticeDays, noticeDays } from '#app/features/ballots/rules/notice-rules.ts'
import { allRounds, roundAt } from '#app/features/menu/editions/menu-queries.server.ts'
import { type Cache, cacheOf } from '#app/platform/cache.ts'
import type { Day } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { announcedBallots, ballots } from '#db/schema/ballots.ts'
import { hashes } from './records.sql.ts'

/**
 * A vote as shown on a day. Counts, shares and legal tests are present only once it is declared; `mandateUntil` only for a
 * declared statutory ballot that met all its tests.
 */
export type BallotCard = Omit<typeof ballots.$inferSelect, 'contentHash'> &
  BallotShares & { status: BallotStatus; legal: LegalTests; mandateUntil: Day | null; notice: NoticeDays }

const byOpening = prepared((db) => db.select().from(ballots).orderBy(asc(ballots.openedOn), asc(ballots.slug)).prepare())
const byAnnouncement = prepared((db) =>
  db.select().from(announcedBallots).orderBy(asc(announcedBallots.announcedOn), asc(announcedBallots.slug)).prepare(),
)

/** Every vote as its row holds it, and `cards`: as shown on a day, in the order of opening. */
type Held = {
  hashes: string | null
  votes: (typeof ballots.$inferSelect)[]
  announced: (typeof announcedBallots.$inferSelect)[]
  cards: Cache<Day, readonly BallotCard[]>
}
const heldBy = new WeakMap<Db['$client'], Held>()

/**
 * The votes of a database, read anew when the hash of one has changed: every desk and page of figures asks for them, up to four times,
 * and to read their questions and regions out of JSON takes longer than to ask for the hashes.
 */
function held(db: Db): Held {
  const known = heldBy.get(db.$client)
  const now = hashes(db).get() ?? null
  if (known?.hashes === now) return known
  const read = {
    hashes: now,
    votes: byOpening(db).all(),
    announced: byAnnouncement(db).all(),
    cards: cacheOf<Day, readonly BallotCard[]>({ most: 40 }),
  }
  heldBy.set(db.$client, read)
  return read
}

const undeclared = {
  eligible: null,
  issued: null,
  cast: null,
  turnoutPerMille: null,
  castNote: null,
  questions: null,
  regions: null,
  yes: null,
  no: null,
  spoiled: null,
  soughtPerMille: null,
}

function cardOn({ contentHash, ...ballot }: typeof ballots.$inferSelect, day: Day): BallotCard {
  const status = statusOn(ballot, day)
  const shown = status === 'declared' ? ballot : { ...ballot, ...undeclared }
  const legal = legalTests(shown)
  const carried = legal.applies && legal.tests.every((test) => test.met === true)
  const until = (carried && mandateUntil(shown)) || null
  const notice = noticeDays({ ...shown, status, mandateUntil: until }, day)
  return { ...shown, ...sharesOf(shown), status, legal, mandateUntil: until, notice }
}

/** Every vote as on a day, the first opened first; without a day, as it ended. */
export function allBallots(db: Db, today: Day = '9999-12-31'): readonly BallotCard[] {
  const { votes, cards } = held(db)
  return cards.of(today, () => votes.map((ballot) => Object.freeze(cardOn(ballot, today))))
}

/**
 * The vote that matters for the round on a day: the one that is open; else the latest that opened for this round or a coming one
 * (the vote that leads to a round comes before it); else the next announced one. Never a vote of an earlier round.
 */
export function ballotStatus(db: Db, today: Day): BallotCard | undefined {
  const current = roundAt(db, today)?.slug
  const over = new Set(
    allRounds(db, today)
      .filter((round) => round.beganOn <= today && round.slug !== current)
      .map((round) => round.slug),
  )
  const cards = allBallots(db, today).filter(
    (card) => card.elector === 'person' && (card.roundSlug === null || !over.has(card.roundSlug)),
  )
  const open = cards.findLast((card) => card.status === 'open')
  return open ?? cards.findLast((card) => card.status !== 'announced') ?? cards[0]
}

export type AnnouncedBallot = Omit<typeof announcedBallots.$inferSelect, 'contentHash'>

/** Votes announced without a day, as on a day: those that since became a vote with days are left out. */
export function announcedOn(db: Db, today: Day): AnnouncedBallot[] {
  const { votes, announced } = held(db)
  const known = new Set(votes.map(({ slug }) => slug))
  return announced.flatMap(({ contentHash, ...vote }) => (vote.announcedOn <= today && !known.has(vote.slug) ? [vote] : []))
}
