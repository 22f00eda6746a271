import { and, eq, isNull } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import type { CallTopic } from '#app/features/practice-desk/own-record/call-topic-words.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { callRequests } from '#db/schema/desks.ts'
import { callsOfPractice } from './call-queries.server.ts'
import type { CallRefusal } from './call-rules.ts'

export type CallOutcome = { ok: true; already: boolean } | { ok: false; reason: CallRefusal }
export type WantedCall = { topic: CallTopic; words: string | null; seen: string }

/**
 * Asks the practice's LMC of today to call. The caller checks who may. One wish at a time: the same form sent again is answered
 * `already`, another one refused. A wish to an LMC that the practice has left since gives way. `seen`: the id of the last call the
 * form was drawn with, '' for none.
 */
export function askForCall(db: Db, practiceCode: string, wanted: WantedCall, by: Actor, now: Instant): CallOutcome {
  return inTransaction(db, (tx): CallOutcome => {
    const details = practiceByCode(tx, practiceCode, dayOf(now))
    if (!details?.open) return { ok: false, reason: 'practice-closed' }
    if (!details.lmc) return { ok: false, reason: 'no-lmc' }
    const [last] = callsOfPractice(tx, practiceCode, now)
    const { topic, words, seen } = wanted
    if (last?.state === 'waiting' || last?.state === 'taken') {
      const same = last.topic === topic && last.words === words
      return same ? { ok: true, already: true } : { ok: false, reason: 'asked-already' }
    }
    if ((last?.id ?? '') !== seen) return { ok: false, reason: 'changed-meanwhile' }
    if (last?.state === 'moved') endCall(tx, last.id, practiceCode, 'concert', now)
    const id = newId()
    const asked = { id, practiceCode, lmcSlug: details.lmc.slug, topic, words, askedAt: now, askedBy: by.personId }
    tx.insert(callRequests).values(asked).run()
    recordEvent(tx, { at: now, actor: by.personId, action: 'call.asked', subject: practiceCode, detail: { call: id } })
    return { ok: true, already: false }
  })
}

/** Withdraws the call a practice waits for; an officer no longer sees it. `seen`: its id. */
export function withdrawCall(db: Db, practiceCode: string, seen: string, by: Actor, now: Instant): CallOutcome {
  return inTransaction(db, (tx): CallOutcome => {
    const call = callsOfPractice(tx, practiceCode, now).find(({ id }) => id === seen)
    if (!call || call.state === 'done') return { ok: false, reason: 'over-already' }
    if (call.state === 'withdrawn') return { ok: true, already: true }
    endCall(tx, call.id, practiceCode, by.personId, now)
    return { ok: true, already: false }
  })
}

function endCall(tx: Db, id: string, practiceCode: string, actor: string, now: Instant): void {
  const open = and(eq(callRequests.id, id), isNull(callRequests.doneAt), isNull(callRequests.withdrawnAt))
  tx.update(callRequests).set({ withdrawnAt: now }).where(open).run()
  recordEvent(tx, { at: now, actor, action: 'call.withdrawn', subject: practiceCode, detail: { call: id } })
}
