import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { isOpenOn, practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { registerRequests } from '#db/schema/register-requests.ts'
import { type PracticeInLmc, practiceInLmc, seenOf } from './practice-in-lmc-queries.server.ts'
import type { RequestKind, SuccessorRefusal } from './request-rules.ts'
import { leavingRefusal, REQUEST_REFUSALS, SUCCESSOR_REFUSALS } from './request-rules.ts'
import { endOvertaken, stateConfirmed } from './state-request.server.ts'

/** `waits`: it is asked of the other LMC; else it is written already. */
export type AskOutcome = { ok: true; waits: boolean } | { ok: false; field: string; words: string }
export type NotOurs = { lmcSlug: string; practiceCode: string; from: Day; otherLmc: string | null; reason: string; seen: string }
export type TookOver = { lmcSlug: string; practiceCode: string; successor: string; reason: string; seen: string }

const refused = (reason: keyof typeof REQUEST_REFUSALS): AskOutcome => ({ ok: false, field: '', words: REQUEST_REFUSALS[reason] })

/**
 * An officer says that a practice does not belong to their LMC from a day on. Nothing changes until the other LMC confirms (decision
 * 46). The caller checks that they are an officer of the LMC and that the practice is or was in it.
 */
export function sayNotOurs(db: Db, said: NotOurs, by: Actor, now: Instant): AskOutcome {
  return inTransaction(db, (tx): AskOutcome => {
    const { lmcSlug, practiceCode, from, otherLmc, reason, seen } = said
    const found = practiceInLmc(tx, lmcSlug, practiceCode, now)
    if (!found?.here) return refused('moved-meanwhile')
    const { details, membership } = found
    if (!details.open) return refused('practice-closed')
    const bounds = { lmcSlug, openedOn: details.openedOn, memberSince: membership.holdsFrom, today: dayOf(now) }
    const wrong = leavingRefusal({ from, otherLmc }, bounds)
    if (wrong) return { ok: false, ...wrong }
    const values = { practiceCode, lmcSlug, otherLmc, fromDay: from, successorCode: null, reason, basisId: membership.id }
    return ask(tx, { kind: 'not-ours', found, values, seen }, by, now) ?? { ok: true, waits: true }
  })
}

/**
 * An officer names the practice that took over from a closed one of their LMC. It is written at once where it is of the same LMC, else
 * when that LMC confirms.
 */
export function nameSuccessor(db: Db, said: TookOver, by: Actor, now: Instant): AskOutcome {
  return inTransaction(db, (tx): AskOutcome => {
    const { lmcSlug, practiceCode, successor, reason, seen } = said
    const found = practiceInLmc(tx, lmcSlug, practiceCode, now)
    if (!found?.here) return refused('moved-meanwhile')
    if (found.details.open) return refused('practice-open')
    const wrong = successorRefusal(tx, found, successor, dayOf(now))
    if (wrong) return { ok: false, field: 'successor', words: SUCCESSOR_REFUSALS[wrong] }
    const otherLmc = practiceByCode(tx, successor, dayOf(now))?.lmc?.slug ?? null
    const values = { practiceCode, lmcSlug, otherLmc, fromDay: null, successorCode: successor, reason, basisId: found.status.id }
    const asked = ask(tx, { kind: 'took-over', found, values, seen }, by, now)
    if (asked) return asked
    if (otherLmc !== lmcSlug) return { ok: true, waits: true }
    const own = practiceInLmc(tx, lmcSlug, practiceCode, now)?.last['took-over']
    if (!own) throw new Error(`no request about ${practiceCode}`)
    stateConfirmed(tx, own, { actor: by.personId, word: null }, now)
    return { ok: true, waits: false }
  })
}

function successorRefusal(tx: Db, { details, status }: PracticeInLmc, code: string, today: Day): SuccessorRefusal | undefined {
  if (code === details.code) return 'itself'
  if (!practiceByCode(tx, code, today)) return 'unknown'
  if (details.successor?.code === code) return 'named-already'
  return isOpenOn(tx, code, status.holdsFrom) ? undefined : 'not-open-then'
}

type Asked = {
  kind: RequestKind
  found: PracticeInLmc
  values: Pick<
    typeof registerRequests.$inferInsert,
    'practiceCode' | 'lmcSlug' | 'otherLmc' | 'fromDay' | 'successorCode' | 'reason' | 'basisId'
  >
  seen: string
}

/** Writes a request; one that was overtaken gives way to it. An outcome where there is nothing to write: the same form sent twice. */
function ask(tx: Db, { kind, found, values, seen }: Asked, by: Actor, now: Instant): AskOutcome | undefined {
  const last = found.last[kind]
  if (last?.state === 'waiting') {
    const same =
      last.reason === values.reason &&
      last.fromDay === values.fromDay &&
      (last.other?.slug ?? null) === values.otherLmc &&
      (last.successor?.code ?? null) === values.successorCode
    return same ? { ok: true, waits: true } : refused('asked-already')
  }
  if (seen !== seenOf(found, kind)) return refused('changed-meanwhile')
  const at = recordingTime(tx, now)
  if (last) endOvertaken(tx, last, at)
  const id = newId()
  tx.insert(registerRequests)
    .values({ id, kind, ...values, askedAt: at, askedBy: by.personId })
    .run()
  const detail = { request: id, kind, lmc: values.lmcSlug }
  recordEvent(tx, { at, actor: by.personId, action: 'register-request.asked', subject: values.practiceCode, detail })
  return undefined
}
