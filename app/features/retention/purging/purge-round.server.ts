import { createHash } from 'node:crypto'
import {
  PURGED_RECORD,
  type PurgedRows,
  type PurgeScope,
  practicesInRound,
  removeRoundRecord,
  roundRecordSize,
} from '#app/features/adoption/record/remove-records.server.ts'
import { wipedLine } from '#app/features/audit/chain/chain-rules.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { accountIn, type RowAccount, rowsToRemove } from '#app/features/audit/chain/written-rows.server.ts'
import { FROZEN_TABLE, freezeRound } from '#app/features/figures/tallies/freeze-round.server.ts'
import { latestWeekEnd } from '#app/features/figures/tallies/release-rules.ts'
import { ACTIONS_LAST_OFFERED_IN } from '#app/features/menu/editions/last-offered.sql.ts'
import { allRounds } from '#app/features/menu/editions/menu-queries.server.ts'
import type { Round } from '#app/features/menu/editions/menu-rules.ts'
import {
  ANSWERS_TO_PRACTICE_FEEDBACK_OF_ROUND,
  PRACTICE_FEEDBACK_OF_ROUND,
  PURGED_FEEDBACK,
  removeRoundFeedback,
  roundFeedbackSize,
} from '#app/features/menu/feedback/remove-feedback.server.ts'
import { queueCircular } from '#app/features/people/circulars/queue-circular.server.ts'
import { announcementOf, purgeOf } from '#app/features/retention/periods/retention-queries.server.ts'
import {
  type PurgeRefusal,
  purgeFromDay,
  type RoundSpan,
  retentionEndsOn,
  returnsSpan,
  weekEndsOfRound,
} from '#app/features/retention/periods/retention-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { newId } from '#app/platform/id.server.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { liftingAppendOnly } from '#db/append-only.server.ts'
import { type Db, inTransaction } from '#db/client.server.ts'

/** `from`: the first day on which it may be done, where the time has not come. */
type Refused = { ok: false; reason: PurgeRefusal; from?: Day }
type Found = { round: Round & { endedOn: Day }; span: RoundSpan; scope: PurgeScope }
export type AnnounceOutcome = Refused | { ok: true; purgeFrom: Day }
/** `notYet`: for a dry run, what prevents the purge itself. */
export type PurgeOutcome =
  | Refused
  | ({ ok: true; weeks: number; wiped: number; practices: number; feedback: number; notYet?: Refused } & PurgedRows)

/**
 * Queues a mail about a round's purge to everyone in a practice, whether or not the practice has answers in it, and records it.
 * The purge may run from `purgeFrom` on: 60 days from now, and not before the retention time has passed.
 */
export function announcePurge(
  db: Db,
  slug: string,
  { retentionMonths, publicAddress }: { retentionMonths: number; publicAddress: string },
  now: Instant,
): AnnounceOutcome {
  return inTransaction(db, (tx) => {
    const found = roundToPurge(tx, slug, now)
    if ('ok' in found) return found
    if (announcementOf(tx, slug)) return { ok: false, reason: 'announced-already' }
    const purgeFrom = purgeFromDay(found.round.endedOn, retentionMonths, now)
    const values = { round: found.round.title, deletedOn: longDay(purgeFrom), link: `${publicAddress}/account/roles` }
    queueCircular(tx, { id: `purge-${slug}`, message: 'purge-announced', values }, now)
    recordEvent(tx, { at: now, actor: 'operator', action: 'purge.announced', subject: slug, detail: { purgeFrom } })
    return { ok: true, purgeFrom }
  })
}

/**
 * Removes what single practices said in a round, for good: freezes the figures of every week of it first, then removes its entries,
 * current states, returns and what practices told the committee, wipes the words of the events about them and writes the purge's own
 * event, which answers for the rows that went, all in one transaction. Overwrites the freed pages of the file. With `dryRun` it only counts, at any time. Refused before the time for keeping and 60 days of notice have passed.
 */
export function purgeRound(
  db: Db,
  slug: string,
  { retentionMonths, dryRun }: { retentionMonths: number; dryRun: boolean },
  now: Instant,
): PurgeOutcome {
  const found = roundToPurge(db, slug, now)
  if ('ok' in found) return found
  const { round, span, scope } = found
  const notYet = tooEarly(db, round, retentionMonths, now)
  if (notYet && !dryRun) return notYet
  const practices = practicesInRound(db, scope).length
  const weekEnds = weekEndsOfRound(span, latestWeekEnd(now))
  if (dryRun) {
    const wiped = eventsAbout(db, scope).length
    const feedback = roundFeedbackSize(db, slug)
    return {
      ok: true,
      practices,
      feedback,
      weeks: weekEnds.length,
      wiped,
      ...roundRecordSize(db, scope),
      ...(notYet && { notYet }),
    }
  }
  db.$client.pragma('secure_delete = ON')
  const conditions = { ...PURGED_RECORD, ...PURGED_FEEDBACK }
  const done = liftingAppendOnly(db, [...Object.keys(conditions), FROZEN_TABLE, 'audit_events'], (tx) => {
    const { weeks, knownAt, replaced } = freezeRound(tx, slug, weekEnds, now)
    const purge = newId()
    const { accounts, ...wiped } = wipeEvents(tx, scope, purge)
    const { removed, lost } = rowsToRemove(tx, conditions, scope, accounts)
    const rows = { ...removeRoundRecord(tx, scope), feedback: removeRoundFeedback(tx, slug) }
    const detail = { purge, ...rows, ...wiped, weeks, lastWeekEnd: weekEnds.at(-1) ?? null, knownAt }
    recordEvent(
      tx,
      { at: now, actor: 'operator', action: 'round.purged', subject: slug, detail },
      { removed: { ...removed, ...replaced }, lost },
    )
    return { weeks, wiped: wiped.wiped, ...rows }
  })
  db.$client.pragma('wal_checkpoint(TRUNCATE)')
  return { ok: true, practices, ...done }
}

function roundToPurge(db: Db, slug: string, now: Instant): Found | Refused {
  const rounds = allRounds(db, dayOf(now))
  const position = rounds.findIndex((one) => one.slug === slug)
  const round = rounds[position]
  if (!round) return { ok: false, reason: 'no-such-round' }
  const { endedOn } = round
  if (!round.ended || endedOn === null) return { ok: false, reason: 'not-ended' }
  if (purgeOf(db, slug)) return { ok: false, reason: 'purged-already' }
  const span = { beganOn: round.beganOn, endedOn, nextBeganOn: rounds[position - 1]?.beganOn ?? null }
  const earlierIsPurged = rounds.slice(position + 1).every((earlier) => purgeOf(db, earlier.slug) !== undefined)
  const { from, before } = returnsSpan(span, earlierIsPurged, now)
  return { round: { ...round, endedOn }, span, scope: { round: slug, returnsFrom: from, returnsBefore: before } }
}

function tooEarly(db: Db, round: Found['round'], retentionMonths: number, now: Instant): Refused | undefined {
  const retained = retentionEndsOn(round.endedOn, retentionMonths)
  if (dayOf(now) < retained) return { ok: false, reason: 'retention-runs', from: retained }
  const announced = announcementOf(db, round.slug)
  if (!announced) return { ok: false, reason: 'not-announced' }
  if (dayOf(now) < announced.purgeFrom) return { ok: false, reason: 'notice-runs', from: announced.purgeFrom }
  return undefined
}

/** The events that say what one practice recorded in the scope: about its entries, its returns, its feedback and the answers to it. */
const ABOUT = `(action in ('adoption.recorded', 'adoption.corrected') and subject in
    (select e.id from adoption_entries e where e.action_slug in (${ACTIONS_LAST_OFFERED_IN})))
  or (action in ('progress.recorded', 'progress.corrected') and subject in
    (select e.id from progress_entries e where e.action_slug in (${ACTIONS_LAST_OFFERED_IN})))
  or (action = 'return.made' and at >= @returnsFrom and at < @returnsBefore)
  or (action = 'feedback.sent' and subject in (${PRACTICE_FEEDBACK_OF_ROUND}))
  or (action = 'feedback.answered' and subject in (${ANSWERS_TO_PRACTICE_FEEDBACK_OF_ROUND}))`

type EventAbout = { seq: number; at: Instant; hash: string; detail: string }

function eventsAbout(db: Db, scope: PurgeScope): EventAbout[] {
  return db.$client
    .prepare(`select seq, at, hash, detail from audit_events where ${ABOUT} order by seq`)
    .all(scope) as EventAbout[]
}

/**
 * Takes the words out of these events and leaves place, time and hashes; answers with their number and digest, for the purge's event,
 * and with what they said of rows.
 */
function wipeEvents(tx: Db, scope: PurgeScope, purge: string): { wiped: number; wipedDigest: string; accounts: RowAccount[] } {
  const digest = createHash('sha256')
  const events = eventsAbout(tx, scope)
  for (const event of events) digest.update(wipedLine(event))
  const wipe = tx.$client.prepare("update audit_events set actor = '', action = 'wiped', subject = ?, detail = '' where seq = ?")
  for (const { seq } of events) wipe.run(purge, seq)
  const accounts = events.flatMap(({ detail }) => accountIn(detail) ?? [])
  return { wiped: events.length, wipedDigest: digest.digest('hex'), accounts }
}
