import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { choicesMadeBy, lastSharing, opennessOf } from './entry-queries.server.ts'
import type { ConfirmOutcome } from './make-return.server.ts'
import { writeSharing } from './write-history.server.ts'

/**
 * Chooses whether the practice shares its answers by name with its LMC, from now on. A closed practice may still choose. The same
 * choice again is answered `already`. Refused where a colleague chose since the form was drawn (`seen`: choicesMadeBy). The
 * caller checks who may choose (mayInPractice).
 */
export function chooseSharing(
  db: Db,
  practiceCode: string,
  sharesByName: boolean,
  by: Actor,
  now: Instant,
  { seen }: { seen?: string } = {},
): ConfirmOutcome {
  return inTransaction(db, (tx): ConfirmOutcome => {
    if (!opennessOf(tx, practiceCode, dayOf(now))) return { ok: false, reason: 'practice-unknown' }
    if (lastSharing(tx, practiceCode)?.sharesByName === sharesByName) return { ok: true, already: true }
    if (seen !== undefined && seen !== choicesMadeBy(tx, practiceCode)) return { ok: false, reason: 'changed-meanwhile' }
    writeSharing(tx, { practiceCode, sharesByName, recordedAt: now, recordedBy: by.personId })
    const detail = { sharesByName }
    recordEvent(tx, { at: now, actor: by.personId, action: 'sharing.chosen', subject: practiceCode, detail })
    return { ok: true, already: false }
  })
}
