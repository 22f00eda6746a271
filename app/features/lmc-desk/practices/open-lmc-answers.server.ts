import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { practicesOfLmc } from '#app/features/register/records/register-queries.server.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { type LmcAnswers, lmcAnswers } from './lmc-answers-queries.server.ts'

type Look = 'lmc.answers-seen' | 'lmc.answers-exported'

/**
 * Reads an LMC's answers for an officer and logs it: one event for the list, which each practice shown by name reads as one line
 * a day (decision 18). A list taken away as a file writes an event of its own. A list without named answers writes nothing.
 */
export function openLmcAnswers(db: Db, lmcSlug: string, by: Actor, now: Instant, action: Look = 'lmc.answers-seen'): LmcAnswers {
  return inTransaction(db, (tx) => {
    const answers = lmcAnswers(tx, lmcSlug, now)
    const shown = answers.practices.filter(({ shared }) => shared !== null).length
    if (shown > 0) recordEvent(tx, { at: now, actor: by.personId, action, subject: lmcSlug, detail: { practices: shown } })
    return answers
  })
}

/** The same for a request. The list of practices is read before the transaction: in one, nothing of the register is cached. */
export function openedLmcAnswers(db: Db, lmcSlug: string, by: Actor, now: Instant, action?: Look): Promise<LmcAnswers> {
  practicesOfLmc(db, lmcSlug, dayOf(now))
  return inSharedTransaction(db, (tx) => openLmcAnswers(tx, lmcSlug, by, now, action))
}
