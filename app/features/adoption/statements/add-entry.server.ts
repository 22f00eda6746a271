import { refreshCurrentState } from '#app/features/adoption/states/refresh-current-state.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import { asksOf } from '#app/features/menu/actions/action-asks-queries.server.ts'
import { answersFit } from '#app/features/menu/actions/ask-rules.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { newId } from '#app/platform/id.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import type { Entry } from './adoption-rules.ts'
import { extentOf, type Statement } from './refusal-rules.ts'
import { writeEntry } from './write-history.server.ts'

/** An entry before it is recorded. */
export type EntryDraft = Omit<Entry, 'id' | 'recordedAt' | 'recordedBy'>

/** Only an action that is taken has answers, and they must fit its current questions. */
export function answersFitAction(tx: Db, { state, answers }: Statement, guidanceHash: string): boolean {
  return !answers || (state === 'taking' && answersFit(asksOf(tx, guidanceHash), answers))
}

/** The values of a statement as columns of an entry. */
export function entryValues(statement: Statement) {
  const { state, effectiveOn, plannedFor, answers = null, obstacleKind = null, obstacle, note } = statement
  return { state, extent: extentOf(statement), effectiveOn, plannedFor, answers, obstacleKind, obstacle, note }
}

/**
 * Adds an entry with its audit event, updates the current state, and returns the entry's id. `recordedAt`: the recording time of the
 * command. Only for the commands of this feature.
 */
export function addEntry(tx: Db, draft: EntryDraft, by: Actor, recordedAt: Instant): string {
  const entry: Entry = { ...draft, id: newId(), recordedAt, recordedBy: by.personId }
  const rows = rowsWritten(tx, { adoption_entries: writeEntry(tx, entry) })
  refreshCurrentState(tx, entry.practiceCode, entry.actionSlug)
  const { practiceCode: practice, correctsId: corrects } = entry
  const event = { at: recordedAt, actor: by.personId, subject: entry.id }
  if (corrects === null) recordEvent(tx, { ...event, action: 'adoption.recorded', detail: { practice } }, rows)
  else recordEvent(tx, { ...event, action: 'adoption.corrected', detail: { practice, corrects, void: entry.void } }, rows)
  return entry.id
}
