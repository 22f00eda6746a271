import { opennessOf } from '#app/features/adoption/statements/entry-queries.server.ts'
import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import { guidanceOf } from '#app/features/menu/actions/guidance-queries.server.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { newId } from '#app/platform/id.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { asRecorded, type StepChange, seenNow } from './step-form.ts'
import { stepPeople, stepsSaid } from './step-queries.server.ts'
import { type DoneBy, NOTHING_SAID, saysTheSame } from './step-rules.ts'
import type { StepRefusal } from './step-words.ts'
import { type StepRow, writeStep } from './write-steps.server.ts'

/** `recorded`: how many steps changed. `conflicts`: ids of the steps a colleague changed meanwhile. */
export type StepsOutcome = { ok: true; recorded: number } | { ok: false; reason: StepRefusal; conflicts: string[] }

/** Changes to an action's checklist by one form. */
type Changes = { practiceCode: string; actionSlug: string; changes: readonly StepChange[] }

/**
 * Records what a practice says of steps of an action's checklist, all or none. The same again adds nothing. A step that the guidance
 * dropped can still be changed where something was said of it. Refused where a colleague changed one of these steps since the form was
 * drawn; the caller checks who may record.
 */
export function recordSteps(
  db: Db,
  { practiceCode, actionSlug, changes }: Changes,
  by: Actor & { role: DoneBy },
  now: Instant,
): StepsOutcome {
  return inTransaction(db, (tx): StepsOutcome => {
    const refused = (reason: StepRefusal, conflicts: string[] = []) => ({ ok: false as const, reason, conflicts })
    if (!opennessOf(tx, practiceCode, dayOf(now))?.open) return refused('practice-closed')
    const offer = offerInForce(tx, actionSlug, now)
    const steps = offer ? guidanceOf(tx, offer.guidanceHash).data.steps : []
    const [before, people] = [stepsSaid(tx, practiceCode, actionSlug), stepPeople(tx, practiceCode)]
    const found = changes.map((change) => {
      const last = before.find(({ stepId }) => stepId === change.stepId)
      const title = steps.find(({ id }) => id === change.stepId)?.title ?? last?.title
      return { ...change, last: last ?? NOTHING_SAID, title }
    })
    const fresh = found.filter(({ said, last }) => !saysTheSame({ ...said, doneBy: null }, last))
    if (fresh.some(({ title }) => title === undefined)) return refused('step-unknown')
    const conflicts = fresh.filter(({ seen, last }) => (seen || seenNow(NOTHING_SAID, people)) !== seenNow(last, people))
    if (conflicts.length > 0)
      return refused(
        'changed-meanwhile',
        conflicts.map(({ stepId }) => stepId),
      )
    if (fresh.length === 0) return { ok: true, recorded: 0 }
    const recordedAt = recordingTime(tx, now)
    for (const { stepId, title, said, last } of fresh) {
      const what = { id: newId(), practiceCode, actionSlug, stepId, title: title! }
      const row: StepRow = { ...what, ...asRecorded(said, last, by.role), recordedAt, recordedBy: by.personId }
      const rows = rowsWritten(tx, { step_entries: writeStep(tx, row) })
      // An event for each row: a purge takes what concerns one round and leaves the others.
      const event = { at: recordedAt, actor: by.personId, subject: row.id, detail: { practice: practiceCode } }
      recordEvent(tx, { ...event, action: 'step.recorded' }, rows)
    }
    return { ok: true, recorded: fresh.length }
  })
}
