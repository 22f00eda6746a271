import { eq } from 'drizzle-orm'
import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { officersOfLmc } from '#app/features/people/accounts/role-queries.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { registerRequests } from '#db/schema/register-requests.ts'
import { isToAnswer, type RegisterRequest, requestById, requestOfLmc } from './request-queries.server.ts'
import type { RequestRefusal, RequestState } from './request-rules.ts'
import { endRequest, stateConfirmed, stateRefused } from './state-request.server.ts'

export type RequestAnswer = { do: 'confirm' | 'refuse' | 'take-back'; word: string | null; seen: string }
export type AnswerRequestOutcome = { ok: true; already: boolean } | { ok: false; reason: RequestRefusal | 'not-there' }

const AFTER: Record<RequestAnswer['do'], RequestState> = { confirm: 'confirmed', refuse: 'refused', 'take-back': 'withdrawn' }

/**
 * An officer confirms or refuses what another LMC asked, or takes back what their own did. The caller checks that they are an officer of
 * the LMC. `seen`: how the request stood when the form was drawn. `not-there`: it is not theirs to answer or to take back.
 */
export function answerRequest(
  db: Db,
  { lmcSlug, id }: { lmcSlug: string; id: string },
  { do: act, word, seen }: RequestAnswer,
  by: Actor,
  now: Instant,
): AnswerRequestOutcome {
  return inTransaction(db, (tx): AnswerRequestOutcome => {
    const request = requestOfLmc(tx, lmcSlug, id, now)
    const whose = act === 'take-back' ? request?.lmc.slug : request?.other?.slug
    if (!request || whose !== lmcSlug) return { ok: false, reason: 'not-there' }
    if (request.state === AFTER[act] && request.word === word) return { ok: true, already: true }
    if (request.state === 'overtaken') return { ok: false, reason: 'overtaken' }
    if (request.state !== seen) return { ok: false, reason: 'changed-meanwhile' }
    if (request.state !== 'waiting') return { ok: false, reason: 'over-already' }
    if (act === 'take-back') endRequest(tx, request, by.personId, recordingTime(tx, now))
    else if (isToAnswer(request, lmcSlug)) {
      const answered = { actor: by.personId, word }
      if (act === 'confirm') stateConfirmed(tx, request, answered, now)
      else stateRefused(tx, request, answered, now)
    }
    return { ok: true, already: false }
  })
}

export type OperatorOutcome =
  | { ok: true; did: 'confirmed' | 'refused' | 'passed-on'; request: RegisterRequest }
  | { ok: false; reason: 'not-there' | 'has-officers' | 'lmc-missing' | 'lmc-unknown' | 'same-lmc' }

/**
 * The operator answers in place of an LMC that is not known or in which nobody has joined. `lmcSlug` names it where it is not known; one
 * with officers is asked instead.
 */
export function answerAsOperator(
  db: Db,
  { id, act, lmcSlug, word }: { id: string; act: 'confirm' | 'refuse'; lmcSlug?: string | undefined; word: string | null },
  knownLmc: (slug: string) => boolean,
  now: Instant,
): OperatorOutcome {
  return inTransaction(db, (tx): OperatorOutcome => {
    const request = requestById(tx, id, now)
    if (request?.state !== 'waiting') return { ok: false, reason: 'not-there' }
    if (!request.byOperator) return { ok: false, reason: 'has-officers' }
    if (act === 'refuse') {
      stateRefused(tx, request, { actor: 'operator', word }, now)
      return { ok: true, did: 'refused', request }
    }
    if (request.other === null && request.kind === 'not-ours') {
      if (!lmcSlug) return { ok: false, reason: 'lmc-missing' }
      if (!knownLmc(lmcSlug)) return { ok: false, reason: 'lmc-unknown' }
      if (lmcSlug === request.lmc.slug) return { ok: false, reason: 'same-lmc' }
      tx.update(registerRequests).set({ otherLmc: lmcSlug }).where(eq(registerRequests.id, id)).run()
      const detail = { request: id, kind: request.kind, lmc: lmcSlug }
      const at = recordingTime(tx, now)
      recordEvent(tx, { at, actor: 'operator', action: 'register-request.passed-on', subject: request.practice.code, detail })
      if (officersOfLmc(tx, lmcSlug).length > 0) return { ok: true, did: 'passed-on', request: requestById(tx, id, now)! }
    }
    const named = requestById(tx, id, now)!
    stateConfirmed(tx, named, { actor: 'operator', word }, now)
    return { ok: true, did: 'confirmed', request: named }
  })
}
