import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
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
    if (seen !== undefined && seen !== choicesMadeBy(tx, practiceCode)) return { ok: false, reason: 'choice-changed-meanwhile' }
    const recordedAt = recordingTime(tx, now)
    const choice = writeSharing(tx, { practiceCode, sharesByName, recordedAt, recordedBy: by.personId })
    const event = { at: recordedAt, actor: by.personId, subject: practiceCode, detail: { sharesByName } }
    recordEvent(tx, { ...event, action: 'sharing.chosen' }, rowsWritten(tx, { sharing_choices: choice }))
    return { ok: true, already: false }
  })
}
