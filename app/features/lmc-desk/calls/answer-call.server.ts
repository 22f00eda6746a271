import { eq } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { callRequests } from '#db/schema/desks.ts'
import { callOfLmc } from './call-queries.server.ts'
import type { CallRefusal, CallState } from './call-rules.ts'

export type CallAnswer = { do: 'take' | 'give-back' | 'done'; answer: string | null; seen: string }
export type AnswerOutcome = { ok: true; already: boolean } | { ok: false; reason: CallRefusal | 'not-there' }

const AFTER: Record<CallAnswer['do'], CallState> = { take: 'taken', 'give-back': 'waiting', done: 'done' }

/**
 * An officer takes a call, gives it back, or says that it is done, with a word to the practice. The caller checks that they are an
 * officer of the LMC. `seen`: how the call stood when the form was drawn; another officer may have acted, or the practice
 * withdrawn it. `not-there`: the LMC's list does not show it (any more).
 */
export function answerCall(
  db: Db,
  { lmcSlug, id }: { lmcSlug: string; id: string },
  answered: CallAnswer,
  by: Actor,
  now: Instant,
): AnswerOutcome {
  return inTransaction(db, (tx): AnswerOutcome => {
    const call = callOfLmc(tx, lmcSlug, id, now)
    if (!call) return { ok: false, reason: 'not-there' }
    const { do: act, answer, seen } = answered
    if (call.state === AFTER[act] && call.answer === answer && isOwn(tx, id, by)) return { ok: true, already: true }
    if (call.state !== seen) return { ok: false, reason: 'changed-meanwhile' }
    if (call.state === 'done') return { ok: false, reason: 'over-already' }
    const mine = { takenAt: now, takenBy: by.personId }
    const done = { doneAt: now, doneBy: by.personId, answer, ...(call.takenAt === null ? mine : {}) }
    const change = act === 'take' ? mine : act === 'done' ? done : { takenAt: null, takenBy: null }
    tx.update(callRequests).set(change).where(eq(callRequests.id, id)).run()
    const detail = { call: id, did: act }
    recordEvent(tx, { at: now, actor: by.personId, action: 'call.answered', subject: call.practice.code, detail })
    return { ok: true, already: false }
  })
}

/** Whether this officer put the call where it stands: a form sent twice. */
function isOwn(tx: Db, id: string, by: Actor): boolean {
  const row = tx.select().from(callRequests).where(eq(callRequests.id, id)).get()
  return (row?.doneBy ?? row?.takenBy ?? by.personId) === by.personId
}
