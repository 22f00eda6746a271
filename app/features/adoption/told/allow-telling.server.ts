import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { tellingChoices } from '#db/schema/desks.ts'
import { tellingChoice } from './told-queries.server.ts'

export type AllowOutcome = { ok: true } | { ok: false; reason: 'changed-meanwhile' }

/**
 * A partner allows officers of the practice's LMC to record what it tells by telephone, or ends it, from now on. The caller checks who
 * may (mayInPractice, choose-sharing). Refused where a colleague chose since the form was drawn (`seen`).
 */
export function allowTelling(
  db: Db,
  { practiceCode, allowed, seen }: { practiceCode: string; allowed: boolean; seen: string },
  by: Actor,
  now: Instant,
): AllowOutcome {
  return inTransaction(db, (tx): AllowOutcome => {
    const before = tellingChoice(tx, practiceCode, dayOf(now))
    if (before.allowed === allowed) return { ok: true }
    if (before.seen !== seen) return { ok: false, reason: 'changed-meanwhile' }
    // Another moment than the one before, even within its millisecond: the form's marker must tell the two apart.
    const chosenAt = Math.max(now, Number(before.seen) + 1)
    const row = { isAllowed: allowed, chosenAt, chosenBy: by.personId }
    tx.insert(tellingChoices)
      .values({ practiceCode, ...row })
      .onConflictDoUpdate({ target: tellingChoices.practiceCode, set: row })
      .run()
    recordEvent(tx, { at: now, actor: by.personId, action: 'telling.chosen', subject: practiceCode, detail: { allowed } })
    return { ok: true }
  })
}
