import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { allRounds } from '#app/features/menu/editions/menu-queries.server.ts'
import { heldSince, purgeOf } from '#app/features/retention/periods/retention-queries.server.ts'
import type { PurgeRefusal } from '#app/features/retention/periods/retention-rules.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'

/**
 * Holds the removal of a round's answers (for example when a court asks for them), or releases it. Refused: an unknown round, one
 * already removed, a second hold, and a release without a hold.
 */
export function holdRemoval(
  db: Db,
  round: string,
  hold: boolean,
  now: Instant,
): { ok: true } | { ok: false; reason: PurgeRefusal } {
  return inTransaction(db, (tx) => {
    if (!allRounds(tx, dayOf(now)).some(({ slug }) => slug === round)) return { ok: false, reason: 'no-such-round' }
    if (purgeOf(tx, round)) return { ok: false, reason: 'purged-already' }
    if ((heldSince(tx, round) !== null) === hold) return { ok: false, reason: hold ? 'held-already' : 'not-held' }
    recordEvent(tx, { at: now, actor: 'operator', action: hold ? 'purge.held' : 'purge.resumed', subject: round })
    return { ok: true }
  })
}
