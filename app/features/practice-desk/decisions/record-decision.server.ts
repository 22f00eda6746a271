import {
  type AdoptionsOutcome,
  type ChosenStatement,
  recordAdoptions,
} from '#app/features/adoption/statements/record-adoption.server.ts'
import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { newId } from '#app/platform/id.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import type { DecidedHow } from './decision-form.ts'
import { lastAbout } from './decisions.sql.ts'
import { removeMarksOn } from './mark-actions.server.ts'
import { writeDecision } from './write-decisions.server.ts'

type Decision = DecidedHow & { practiceCode: string; statements: ChosenStatement[] }

/**
 * Records what a practice decided about one action or several, all or none: the statements, and who decided on which day. The
 * partners' marks on these actions go with it, unless they are still being considered. What was recorded before in just these words
 * adds nothing. Refused like recordAdoptions; the caller checks who may record.
 */
export function recordDecision(db: Db, decision: Decision, by: Actor, now: Instant): AdoptionsOutcome {
  return inTransaction(db, (tx): AdoptionsOutcome => {
    const { practiceCode, statements, decidedBy, decidedOn } = decision
    const outcome = recordAdoptions(tx, statements, by, now)
    if (!outcome.ok) return outcome
    const decided = statements.map(({ actionSlug }, index) => ({ actionSlug, entryId: outcome.entryIds[index]! }))
    const fresh = decided.filter(({ entryId }) => {
      const last = lastAbout(tx).get(entryId)
      return last?.decidedBy !== decidedBy || last.decidedOn !== decidedOn
    })
    const [decisionId, recordedAt] = [newId(), fresh.length > 0 ? recordingTime(tx, now) : now]
    for (const { actionSlug, entryId } of fresh) {
      const row = { decisionId, practiceCode, actionSlug, entryId, decidedBy, decidedOn, recordedAt, recordedBy: by.personId }
      const written = writeDecision(tx, row)
      // An event for each row, by its entry: a purge takes what concerns one round and leaves the others.
      const event = {
        at: recordedAt,
        actor: by.personId,
        subject: entryId,
        detail: { practice: practiceCode, decision: decisionId },
      }
      recordEvent(tx, { ...event, action: 'decision.recorded' }, rowsWritten(tx, { decisions: written }))
    }
    for (const { actionSlug, state } of statements) if (state !== 'considering') removeMarksOn(tx, practiceCode, actionSlug)
    return outcome
  })
}
