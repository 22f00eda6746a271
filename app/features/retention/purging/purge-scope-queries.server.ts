import { type PurgeScope, practicesInRound } from '#app/features/adoption/record/remove-records.server.ts'
import { practicesWithClaims } from '#app/features/disputes/claims/remove-claims.server.ts'
import { practicesWithFailures } from '#app/features/disputes/failures/remove-failures.server.ts'
import { allRounds } from '#app/features/menu/editions/menu-queries.server.ts'
import type { Round } from '#app/features/menu/editions/menu-rules.ts'
import { practicesWithFeedback } from '#app/features/menu/feedback/remove-feedback.server.ts'
import { practicesWithSteps } from '#app/features/practice-desk/checklists/remove-steps.server.ts'
import { practicesWithLetters } from '#app/features/practice-desk/letters/remove-letters.server.ts'
import { practicesWithLines } from '#app/features/registers/lines/remove-lines.server.ts'
import { announcementOf, heldSince, purgeOf } from '#app/features/retention/periods/retention-queries.server.ts'
import {
  type PurgeRefusal,
  type RoundPeriod,
  retentionEndsOn,
  returnsSpan,
} from '#app/features/retention/periods/retention-rules.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

/** `from`: the first day on which it may be done, where time is what stands in the way. */
export type PurgeRefused = { ok: false; reason: PurgeRefusal; from?: Day }
/** A round that can be purged some day, and the rows that go with it. */
export type Found = { round: Round & { endedOn: Day }; span: RoundPeriod; scope: PurgeScope }
/** The practices with anything to remove, by code. */
export const practicesDue = (db: Db, scope: PurgeScope) =>
  [
    ...new Set([
      ...practicesInRound(db, scope),
      ...practicesWithSteps(db, scope),
      ...practicesWithFeedback(db, scope),
      ...practicesWithLetters(db, scope),
      ...practicesWithLines(db, scope),
      ...practicesWithFailures(db, scope),
      ...practicesWithClaims(db, scope),
    ]),
  ].sort()

/** The round with this slug, if it has ended and has rows to remove. */
export function roundToPurge(db: Db, slug: string, now: Instant): Found | PurgeRefused {
  const rounds = allRounds(db, dayOf(now))
  const position = rounds.findIndex((one) => one.slug === slug)
  const round = rounds[position]
  if (!round) return { ok: false, reason: 'no-such-round' }
  const { endedOn } = round
  if (!round.ended || endedOn === null) return { ok: false, reason: 'not-ended' }
  const span = { beganOn: round.beganOn, endedOn, nextBeganOn: rounds[position - 1]?.beganOn ?? null }
  const earlierIsPurged = rounds.slice(position + 1).every((earlier) => purgeOf(db, earlier.slug) !== undefined)
  const { from, before } = returnsSpan(span, earlierIsPurged, now)
  const scope = { round: slug, returnsFrom: from, returnsBefore: before }
  // Actions that a practice still took at the first removal are due once it has stopped.
  if (purgeOf(db, slug) && practicesDue(db, scope).length === 0) return { ok: false, reason: 'purged-already' }
  return { round: { ...round, endedOn }, span, scope }
}

/** Why a round cannot be purged yet; undefined = it can. */
export function tooEarly(db: Db, round: Found['round'], retentionMonths: number, now: Instant): PurgeRefused | undefined {
  const retained = retentionEndsOn(round.endedOn, retentionMonths)
  if (dayOf(now) < retained) return { ok: false, reason: 'retention-runs', from: retained }
  if (heldSince(db, round.slug) !== null) return { ok: false, reason: 'held' }
  const announced = announcementOf(db, round.slug)
  if (!announced) return { ok: false, reason: 'not-announced' }
  if (dayOf(now) < announced.purgeFrom) return { ok: false, reason: 'notice-runs', from: announced.purgeFrom }
  return undefined
}
