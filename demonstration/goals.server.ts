import { approveRecord, publishRecord } from '#app/features/editors/drafts/publish-record.server.ts'
import { startRecordDraft } from '#app/features/editors/drafts/start-record-draft.server.ts'
import { goalActions, goalKind } from '#app/features/figures/goals/goal-kind.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { addDays, type Day, type Instant, instantOf, weekEndOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

/** Two editors of the time before anybody signs in. */
export const EARLY_EDITORS = [{ personId: 'demonstration-editor-1' }, { personId: 'demonstration-editor-2' }] as const

/** What editors of the committee set seven weeks ago: a share whose day is over, one that falls short, and one still to come. */
export function goalsOfEditors(tx: Db, today: Day): { at: Instant; write: () => unknown }[] {
  const at = instantOf(addDays(today, -49), '11:00')
  const by = (weeks: number) => longDay(addDays(weekEndOf(today), 7 * weeks))
  return [
    {
      at,
      write: () => {
        const [first, second] = goalActions(tx, at)
        if (first) setGoal(tx, { of: first.slug, percent: '45', by: by(-2) }, at)
        if (second) setGoal(tx, { of: second.slug, percent: '60', by: by(-3) }, at)
        setGoal(tx, { of: 'returns', percent: '45', by: by(3), words: 'So that the figures carry weight in the talks.' }, at)
        if (first) setGoal(tx, { of: first.slug, percent: '50', by: by(3) }, at)
      },
    },
  ]
}

function setGoal(tx: Db, values: Record<string, string>, at: Instant): void {
  const [writer, approver] = EARLY_EDITORS
  const title = goalKind.draftTitle!(values, goalKind.choices!(tx, values, at))
  const begun = startRecordDraft(tx, { kind: goalKind, subject: null, values, title }, writer, at)
  if (!begun.ok) throw new Error(begun.reason)
  const which = { draftId: begun.draft.id, version: begun.draft.version }
  const approved = approveRecord(tx, goalKind, which, approver, at)
  const published = approved.ok ? publishRecord(tx, goalKind, { ...which, secondEditor: true }, writer, at) : approved
  if (!published.ok) throw new Error(`${values.of}: ${published.reason}`)
}
