import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { callOfLmc, callsOfLmc, type OfficerCall } from './call-queries.server.ts'

/**
 * Reads the list of an LMC's calls for an officer and logs it: one event, which each practice shown reads as one line a day
 * (decision 18). An empty list writes nothing.
 */
export function openCalls(db: Db, lmcSlug: string, by: Actor, now: Instant): OfficerCall[] {
  return inTransaction(db, (tx) => {
    const calls = callsOfLmc(tx, lmcSlug, now)
    const detail = { practices: new Set(calls.map(({ practice }) => practice.code)).size }
    if (calls.length > 0) recordEvent(tx, { at: now, actor: by.personId, action: 'lmc.calls-seen', subject: lmcSlug, detail })
    return calls
  })
}

/** Reads one call for an officer and logs it as a look at its practice; undefined where the list does not show it. */
export function openOneCall(db: Db, lmcSlug: string, id: string, by: Actor, now: Instant): OfficerCall | undefined {
  return inTransaction(db, (tx) => {
    const call = callOfLmc(tx, lmcSlug, id, now)
    if (call) recordEvent(tx, { at: now, actor: by.personId, action: 'practice.call-seen', subject: call.practice.code })
    return call
  })
}
