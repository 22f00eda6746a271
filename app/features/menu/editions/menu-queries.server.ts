import { and, asc, desc, eq, inArray, lt, lte, ne, sql } from 'drizzle-orm'
import { QueryBuilder } from 'drizzle-orm/sqlite-core'
import { KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { actions, editions, offers, roundEnds, rounds } from '#db/schema/menu.ts'
import { type Edition, hasEnded, type Offer, type OfferInForce, type OfferWindow, type Round } from './menu-rules.ts'
import { cachedByTurn } from './menu-version.server.ts'

const endOfRound = new QueryBuilder()
  .select({ endedOn: roundEnds.endedOn })
  .from(roundEnds)
  .where(and(eq(roundEnds.roundSlug, rounds.slug), lt(roundEnds.recordedAt, sql.placeholder('knownBefore'))))
/** The last day of a round, as known before the placeholder `knownBefore`. */
const endedOn = sql<Day | null>`${endOfRound}`.as('ended_on')
const roundColumns = {
  slug: rounds.slug,
  title: rounds.title,
  kind: rounds.kind,
  beganOn: rounds.beganOn,
  /** As known before the placeholder `knownBefore`. */
  endedOn,
  summary: rounds.summary,
}
const editionColumns = {
  slug: editions.slug,
  roundSlug: editions.roundSlug,
  number: editions.number,
  title: editions.title,
  summary: editions.summary,
  publishedAt: editions.publishedAt,
  precision: editions.precision,
  publishedBy: editions.publishedBy,
  sources: editions.sources,
}
const offerColumns = {
  actionSlug: offers.actionSlug,
  title: actions.title,
  shortTitle: actions.shortTitle,
  scope: actions.scope,
  position: offers.position,
  status: offers.status,
  wording: offers.wording,
  reason: offers.reason,
  decidedBy: offers.decidedBy,
  supersededBy: offers.supersededBy,
  offeredFrom: offers.offeredFrom,
  offeredUntil: offers.offeredUntil,
  unless: offers.unless,
  guidanceHash: actions.guidanceHash,
}

const roundByDay = prepared((db) =>
  db
    .select(roundColumns)
    .from(rounds)
    .where(and(lte(rounds.beganOn, sql.placeholder('day')), lt(rounds.recordedAt, sql.placeholder('knownBefore'))))
    .orderBy(desc(rounds.beganOn), asc(rounds.slug))
    .limit(1)
    .prepare(),
)
const roundsByStart = prepared((db) =>
  db.select(roundColumns).from(rounds).orderBy(desc(rounds.beganOn), asc(rounds.slug)).prepare(),
)
const editionByTime = prepared((db) =>
  db
    .select(editionColumns)
    .from(editions)
    .where(
      and(
        eq(editions.roundSlug, sql.placeholder('roundSlug')),
        lte(editions.publishedAt, sql.placeholder('at')),
        lt(editions.recordedAt, sql.placeholder('knownBefore')),
      ),
    )
    .orderBy(desc(editions.publishedAt), desc(editions.number))
    .limit(1)
    .prepare(),
)
const editionsOfRound = prepared((db) =>
  db
    .select(editionColumns)
    .from(editions)
    .where(eq(editions.roundSlug, sql.placeholder('roundSlug')))
    .orderBy(asc(editions.number))
    .prepare(),
)
const offersByEdition = prepared((db) =>
  db
    .select(offerColumns)
    .from(offers)
    .innerJoin(actions, eq(actions.slug, offers.actionSlug))
    .where(eq(offers.editionSlug, sql.placeholder('editionSlug')))
    .orderBy(asc(offers.position))
    .prepare(),
)
const lastOffer = prepared((db) =>
  db
    .select({ offer: offerColumns, editionSlug: editions.slug, round: roundColumns })
    .from(offers)
    .innerJoin(actions, eq(actions.slug, offers.actionSlug))
    .innerJoin(editions, eq(editions.slug, offers.editionSlug))
    .innerJoin(rounds, eq(rounds.slug, editions.roundSlug))
    .where(and(eq(offers.actionSlug, sql.placeholder('actionSlug')), lte(editions.publishedAt, sql.placeholder('at'))))
    // The round of the day comes before an earlier one, which may still publish what became of its actions, and before a coming
    // one.
    .orderBy(
      desc(lte(rounds.beganOn, sql.placeholder('day'))),
      desc(rounds.beganOn),
      desc(editions.publishedAt),
      desc(editions.number),
    )
    .limit(1)
    .prepare(),
)

const offersInOtherRounds = prepared((db) =>
  db
    .select({ offeredFrom: offers.offeredFrom, offeredUntil: offers.offeredUntil, endedOn })
    .from(offers)
    .innerJoin(editions, eq(editions.slug, offers.editionSlug))
    .innerJoin(rounds, eq(rounds.slug, editions.roundSlug))
    .where(
      and(
        eq(offers.actionSlug, sql.placeholder('actionSlug')),
        ne(rounds.slug, sql.placeholder('roundSlug')),
        lte(editions.publishedAt, sql.placeholder('at')),
        inArray(offers.status, ['offered', 'paused']),
      ),
    )
    .prepare(),
)

/** A round as on a day. */
const roundOn = (round: Omit<Round, 'ended'>, day: Day): Round => Object.freeze({ ...round, ended: hasEnded(round, day) })
const roundsOn = (rounds: Omit<Round, 'ended'>[], day: Day) => rounds.map((round) => roundOn(round, day))
const roundsCached = cachedByTurn<readonly Round[]>(500)

/**
 * The round a London day falls in or after, as known before an instant: the last one begun by then. `ended` tells whether the day
 * lies after it. None before the first.
 */
export function roundAt(db: Db, day: Day, knownBefore: Instant = KNOWN_NOW): Round | undefined {
  return roundsCached(db, { knownBefore, of: `at ${day}` }, () => roundsOn(roundByDay(db).all({ day, knownBefore }), day))[0]
}

/** Every round as on a day, latest first, including rounds that begin later. */
export function allRounds(db: Db, day: Day): readonly Round[] {
  return roundsCached(db, { of: `all ${day}` }, () => roundsOn(roundsByStart(db).all({ knownBefore: KNOWN_NOW }), day))
}

/** The edition of a round published last by the instant. */
export function editionInForce(db: Db, roundSlug: string, at: Instant, knownBefore: Instant = KNOWN_NOW): Edition | undefined {
  return editionByTime(db).get({ roundSlug, at, knownBefore })
}

/** Every edition of a round by number, including those not yet in force. */
export function allEditions(db: Db, roundSlug: string): Edition[] {
  return editionsOfRound(db).all({ roundSlug })
}

/** The lines of an edition by position: the menu and, with reasons, what the edition took off it. */
export function offersOf(db: Db, editionSlug: string): Offer[] {
  return offersByEdition(db).all({ editionSlug })
}

/**
 * The status of one action at an instant. `roundEndedOn` is null while its round goes on, and its last day after that. Of the
 * rounds that name the action, the last begun decides; within it the last edition that names the action, since an edition lists
 * everything that the one before it offered or paused.
 */
export function offerInForce(db: Db, actionSlug: string, at: Instant): OfferInForce | undefined {
  return offersCached(db, { at, of: actionSlug }, () => readOfferInForce(db, actionSlug, at))
}

/** Every command and page about an action asks, often twice. Frozen, so it can be shared. */
const offersCached = cachedByTurn<OfferInForce>(500)

function readOfferInForce(db: Db, actionSlug: string, at: Instant): OfferInForce | undefined {
  const found = lastOffer(db).get({ actionSlug, at, day: dayOf(at), knownBefore: KNOWN_NOW })
  if (!found) return undefined
  const round = roundOn(found.round, dayOf(at))
  return Object.freeze({
    ...found.offer,
    editionSlug: found.editionSlug,
    round,
    roundEndedOn: round.ended ? round.endedOn : null,
  })
}

/** The windows of an action in rounds other than this one, as published by an instant; a round's last day ends its window. */
export function windowsInOtherRounds(db: Db, actionSlug: string, roundSlug: string, at: Instant): OfferWindow[] {
  return offersInOtherRounds(db)
    .all({ actionSlug, roundSlug, at, knownBefore: KNOWN_NOW })
    .map(({ offeredFrom, offeredUntil, endedOn }) => ({
      offeredFrom,
      offeredUntil: [offeredUntil, endedOn].filter((day) => day !== null).sort()[0] ?? null,
    }))
}
