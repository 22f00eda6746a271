import { madeReturn } from '#app/features/adoption/returns/made-returns-queries.server.ts'
import { recordedByPractice } from '#app/features/adoption/statements/entry-queries.server.ts'
import { makeReturn } from '#app/features/adoption/statements/make-return.server.ts'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { REFUSALS, type RefusalReason } from '#app/features/adoption/statements/refusal-words.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { asksInForce } from '#app/features/menu/actions/action-asks-queries.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { peopleOfPractice, personOfRole } from '#app/features/people/accounts/role-queries.server.ts'
import { lmcBySlug, practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { newId } from '#app/platform/id.server.ts'
import { putMail } from '#app/platform/mail/outbox.server.ts'
import { dayOf, type Instant, weekOf } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { toldStatements } from '#db/schema/desks.ts'
import type { ToldStatement } from './told-form.ts'
import { lastTold, toldFacts } from './told-queries.server.ts'
import { TELL_REFUSALS, type TellRefusal, takeBackUntil, tellingRefusal } from './told-rules.ts'

/** `seen`: seenOfTelling when the form was drawn: what was taken back since is not recorded by the same form again. */
export type Told = { practiceCode: string; lmcSlug: string; told: ToldStatement; seen: string; publicAddress: string }
export type TellOutcome = { ok: true } | { ok: false; field: string; words: string }

const refused = (reason: TellRefusal): TellOutcome => ({ ok: false, ...TELL_REFUSALS[reason] })
const asRecorded = (reason: RefusalReason): TellOutcome => {
  const { field, words } = REFUSALS[reason]
  return { ok: false, field: field === 'effectiveOn' ? 'since' : field === 'state' ? 'answer' : '', words }
}

/**
 * An officer records what a practice told them by telephone: this week's return and, for a practice that shares by name, an answer. The
 * caller checks that they are an officer of the LMC. It is marked as such for as long as it is kept, everybody in the practice is told by
 * mail that something was recorded, and the practice can take it back for 14 days (decision 43). Nothing here is a decision of the practice.
 */
export function tellByTelephone(db: Db, told: Told, by: Actor, now: Instant): TellOutcome {
  return inTransaction(db, (tx): TellOutcome => {
    const { practiceCode, lmcSlug, told: statement, seen } = told
    const reason = tellingRefusal(toldFacts(tx, lmcSlug, practiceCode, dayOf(now)), statement !== null)
    if (reason) return refused(reason)
    const week = weekOf(dayOf(now))
    const before = madeReturn(tx, practiceCode, week)
    if (!statement && before) return refused('made-already')
    const [recorded, toldBefore = ''] = seen.split('/')
    if (toldBefore !== lastTold(tx, practiceCode)) return refused('changed-meanwhile')
    let entryId: string | null = null
    if (statement) {
      if (recordedByPractice(tx, practiceCode) !== recorded) return refused('changed-meanwhile')
      const { actionSlug, said } = statement
      const isAtStrengths = asksInForce(tx, actionSlug, now).some(({ required }) => required)
      if (said.state === 'taking' && isAtStrengths) return refused('strength-unsaid')
      const outcome = recordAdoption(tx, { ...said, practiceCode, actionSlug, knowingly: false }, by, now)
      if (!outcome.ok) return asRecorded(outcome.reason)
      if (outcome.already && !outcome.returnMade) return refused('said-already')
      entryId = outcome.already ? null : outcome.entryId
    } else {
      const outcome = makeReturn(tx, practiceCode, week, by, now)
      if (!outcome.ok) return asRecorded(outcome.reason)
    }
    const made = before ? undefined : madeReturn(tx, practiceCode, week)
    const id = newId()
    tx.insert(toldStatements)
      .values({
        ...{ id, practiceCode, lmcSlug, entryId, actionSlug: entryId && statement ? statement.actionSlug : null },
        ...{ week: made ? week : null, returnedAt: made?.recordedAt ?? null, recordedAt: now, recordedBy: by.personId },
      })
      .run()
    recordEvent(tx, {
      at: now,
      actor: by.personId,
      action: 'told.recorded',
      subject: practiceCode,
      detail: { told: id, lmc: lmcSlug },
    })
    tellPractice(tx, told, now)
    return { ok: true }
  })
}

/** The same mail to everybody in the practice, whatever was recorded. */
function tellPractice(tx: Db, { practiceCode, lmcSlug, publicAddress }: Told, now: Instant): void {
  const today = dayOf(now)
  const values = {
    lmc: lmcBySlug(tx, lmcSlug, today)?.name ?? 'Your LMC',
    practice: practiceByCode(tx, practiceCode, today)?.name ?? practiceCode,
    until: longDay(takeBackUntil(now)),
    link: `${publicAddress}/practice/${practiceCode}/told`,
  }
  const addresses = peopleOfPractice(tx, practiceCode).flatMap(({ roleId }) => personOfRole(tx, roleId)?.email ?? [])
  for (const to of new Set(addresses)) putMail(tx, { message: 'told-recorded', to, values, askedBy: 'concert' }, now)
}
