import { isDeepStrictEqual } from 'node:util'
import { and, eq } from 'drizzle-orm'
import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { claimEntries, doctorClaimEntries } from '#db/schema/claims.ts'
import { type Claimant, claimById, claimsBegun, claimsOf } from './claim-queries.server.ts'
import { closesWith, entryRefusal, MOST_CLAIMS, MOST_ENTRIES, type Wanted } from './claim-rules.ts'
import type { ClaimRefusal } from './claim-words.ts'
import { claimSchemes, seenOfSchemes } from './schemes.server.ts'

export type ClaimOutcome = { ok: true; claimId: string } | { ok: false; reason: ClaimRefusal }

/**
 * Begins a claim (`claimId` null) or adds an entry to one, of a practice or of a doctor. `seen`: the last entry its form was drawn from;
 * `schemes`: the status of the schemes as the form showed it. A scheme that closed is taken once its claimant knows. The same form sent
 * twice begins one claim.
 */
export function recordClaim(
  db: Db,
  {
    who,
    claimId,
    seen,
    schemes,
    wanted,
  }: { who: Claimant; claimId: string | null; seen: string; schemes: string; wanted: Wanted },
  by: Actor,
  now: Instant,
): ClaimOutcome {
  return inTransaction(db, (tx): ClaimOutcome => {
    const today = dayOf(now)
    const stands = claimId === null ? undefined : claimById(tx, who, claimId)
    if (claimId !== null && !stands) return { ok: false, reason: 'no-such-claim' }
    if (stands && stands.seen !== seen) return { ok: false, reason: 'changed-meanwhile' }
    if (!stands && !practiceByCode(tx, who.practiceCode, today)?.open) return { ok: false, reason: 'practice-closed' }
    const own = stands ? [] : claimsOf(tx, who)
    const sentTwice =
      wanted.kind === 'claim' &&
      own.find((one) => one.entries.length === 1 && isDeepStrictEqual(one.entries[0]!.claim, wanted.claim))
    if (sentTwice) return { ok: true, claimId: sentTwice.id }
    if (!stands && claimsBegun(tx, who) >= MOST_CLAIMS) return { ok: false, reason: 'too-many' }
    if (stands && stands.entries.length >= MOST_ENTRIES && wanted.kind !== 'removed') return { ok: false, reason: 'is-full' }
    const refusal = stands && entryRefusal(stands, wanted)
    if (refusal) return { ok: false, reason: refusal }
    if (wanted.kind === 'claim') {
      const known = claimSchemes(tx, today)
      const scheme = known.find(({ key }) => key === wanted.claim.scheme)
      const isKept = stands?.scheme === wanted.claim.scheme && stands.line === wanted.claim.line
      if (!isKept && !scheme?.lines.some(({ key }) => key === wanted.claim.line)) return { ok: false, reason: 'no-such-scheme' }
      if (schemes !== seenOfSchemes(known)) return { ok: false, reason: 'scheme-changed' }
    }
    const id = claimId ?? newId()
    write(tx, { who, claimId: id, wanted, closes: closesWith(stands, wanted) }, by, now)
    return { ok: true, claimId: id }
  })
}

function write(
  tx: Db,
  { who, claimId, wanted, closes }: { who: Claimant; claimId: string; wanted: Wanted; closes: boolean },
  by: Actor,
  now: Instant,
): void {
  const recordedAt = recordingTime(tx, now)
  const happened = 'happenedOn' in wanted ? wanted : { happenedOn: dayOf(now), pence: null, words: null }
  const claim = wanted.kind === 'claim' ? wanted.claim : null
  const { happenedOn, pence, words } = happened
  const row = {
    id: newId(),
    claimId,
    practiceCode: who.practiceCode,
    kind: wanted.kind,
    claim,
    happenedOn,
    pence,
    words,
    recordedAt,
  }
  if (who.personId) {
    const { personId } = who
    // Nobody but its doctor ever read it, so nobody needs it any more: it goes for good.
    if (wanted.kind === 'removed')
      tx.delete(doctorClaimEntries)
        .where(and(eq(doctorClaimEntries.personId, personId), eq(doctorClaimEntries.claimId, claimId)))
        .run()
    else
      tx.insert(doctorClaimEntries)
        .values({ ...row, personId })
        .run()
    recordEvent(tx, { at: recordedAt, actor: by.personId, action: 'own-claim.recorded', subject: by.personId })
    return
  }
  const { lastInsertRowid } = tx
    .insert(claimEntries)
    .values({ ...row, closes, recordedBy: by.personId })
    .run()
  const event = { at: recordedAt, actor: by.personId, action: 'claim.recorded', subject: row.id } as const
  recordEvent(tx, event, rowsWritten(tx, { claim_entries: lastInsertRowid }))
}
