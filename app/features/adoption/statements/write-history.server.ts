import { rebuildCurrentStates } from '#app/features/adoption/states/refresh-current-state.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { markRows, rowsSince } from '#app/features/audit/chain/written-rows.server.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import type { Entry, SharingChoice, WeeklyReturn } from './adoption-rules.ts'
import { insertEntry, insertReturn, insertSharing } from './statements.sql.ts'

export type History = {
  entries: Iterable<Entry>
  returns: Iterable<WeeklyReturn>
  sharing: Iterable<SharingChoice>
}

/**
 * Adds a ready-made history (for the demonstration and the bench) in one transaction, with one audit event for all of it, and
 * rebuilds the current states. Entries may come in any order, a correction before the entry it corrects. Asks none of the rules
 * for recording: people's statements go through the commands, and are recorded later than all of this. Throws, and adds nothing,
 * where a row breaks a rule of the database.
 */
export function appendHistory(db: Db, history: History): { entries: number; returns: number; sharing: number } {
  return inTransaction(db, (tx) => {
    tx.$client.pragma('defer_foreign_keys = ON')
    const mark = markRows(tx, ['adoption_entries', 'weekly_returns', 'sharing_choices'])
    const counts = { entries: 0, returns: 0, sharing: 0 }
    let last = 0
    for (const entry of history.entries) {
      writeEntry(tx, entry)
      last = Math.max(last, entry.recordedAt)
      counts.entries++
    }
    for (const made of history.returns) {
      writeReturn(tx, made)
      last = Math.max(last, made.recordedAt)
      counts.returns++
    }
    for (const choice of history.sharing) {
      writeSharing(tx, choice)
      last = Math.max(last, choice.recordedAt)
      counts.sharing++
    }
    rebuildCurrentStates(tx)
    const event = { at: last, actor: 'operator', action: 'history.added', subject: 'history', detail: counts } as const
    if (last > 0) recordEvent(tx, event, rowsSince(tx, mark))
    return counts
  })
}

/** Writes one entry unchanged, and returns its rowid. Only for the commands of this feature. */
export function writeEntry(db: Db, entry: Entry): number | bigint {
  return insertEntry(db).run(...valuesOf(entry)).lastInsertRowid
}

/** Writes one return unchanged, and returns its rowid. Only for the commands of this feature. */
export function writeReturn(db: Db, made: WeeklyReturn): number | bigint {
  const { practiceCode, week, recordedAt, recordedBy, onTrustedDevice } = made
  return insertReturn(db).run(practiceCode, week, recordedAt, recordedBy, onTrustedDevice ? 1 : null).lastInsertRowid
}

/** Writes one sharing choice unchanged, and returns its rowid. Only for the commands of this feature. */
export function writeSharing(db: Db, choice: SharingChoice): number | bigint {
  const { practiceCode, sharesByName, recordedAt, recordedBy } = choice
  return insertSharing(db).run(practiceCode, sharesByName ? 1 : 0, recordedAt, recordedBy).lastInsertRowid
}

function valuesOf(entry: Entry) {
  return [
    entry.id,
    entry.practiceCode,
    entry.actionSlug,
    entry.state,
    entry.extent,
    entry.effectiveOn,
    entry.plannedFor,
    entry.answers && JSON.stringify(entry.answers),
    entry.obstacleKind,
    entry.obstacle,
    entry.note,
    entry.correctsId,
    entry.void ? 1 : 0,
    entry.recordedAt,
    entry.recordedBy,
    entry.editionSlug,
    entry.guidanceHash,
  ]
}
