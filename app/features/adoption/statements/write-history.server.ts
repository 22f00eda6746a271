import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import type { Entry, SharingChoice, WeeklyReturn } from './adoption-rules.ts'
import { rebuildCurrentStates } from './refresh-current-state.server.ts'

export type History = {
  entries: Iterable<Entry>
  returns: Iterable<WeeklyReturn>
  sharing: Iterable<SharingChoice>
}

const insertEntry = prepared((db) =>
  db.$client.prepare(`
    insert into adoption_entries (id, practice_code, action_slug, state, extent, effective_on, planned_for, answers, obstacle_kind, obstacle, note,
      corrects_id, void, recorded_at, recorded_by, edition_slug, guidance_hash)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
)
const insertReturn = prepared((db) =>
  db.$client.prepare('insert into weekly_returns (practice_code, week, recorded_at, recorded_by) values (?, ?, ?, ?)'),
)
const insertSharing = prepared((db) =>
  db.$client.prepare('insert into sharing_choices (practice_code, shares_by_name, recorded_at, recorded_by) values (?, ?, ?, ?)'),
)

/**
 * Adds a ready-made history (for the demonstration and the bench) in one transaction and rebuilds the current states. Entries may
 * come in any order, a correction before the entry it corrects. Asks none of the rules for recording and writes no audit event:
 * people's statements go through the commands. Throws, and adds nothing, where a row breaks a rule of the database.
 */
export function appendHistory(db: Db, history: History): { entries: number; returns: number; sharing: number } {
  return inTransaction(db, (tx) => {
    tx.$client.pragma('defer_foreign_keys = ON')
    const counts = { entries: 0, returns: 0, sharing: 0 }
    for (const entry of history.entries) {
      insertEntry(tx).run(...valuesOf(entry))
      counts.entries++
    }
    for (const made of history.returns) {
      insertReturn(tx).run(made.practiceCode, made.week, made.recordedAt, made.recordedBy)
      counts.returns++
    }
    for (const choice of history.sharing) {
      insertSharing(tx).run(choice.practiceCode, choice.sharesByName ? 1 : 0, choice.recordedAt, choice.recordedBy)
      counts.sharing++
    }
    rebuildCurrentStates(tx)
    return counts
  })
}

/** Writes one entry unchanged. Only for commands and history of this feature. */
export function writeEntry(db: Db, entry: Entry): void {
  insertEntry(db).run(...valuesOf(entry))
}

/** Writes one return unchanged. Only for the commands of this feature. */
export function writeReturn(db: Db, made: WeeklyReturn): void {
  insertReturn(db).run(made.practiceCode, made.week, made.recordedAt, made.recordedBy)
}

/** Writes one sharing choice unchanged. Only for the commands of this feature. */
export function writeSharing(db: Db, choice: SharingChoice): void {
  insertSharing(db).run(choice.practiceCode, choice.sharesByName ? 1 : 0, choice.recordedAt, choice.recordedBy)
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
