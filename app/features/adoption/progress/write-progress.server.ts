import { sql } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { markRows, rowsSince } from '#app/features/audit/chain/written-rows.server.ts'
import type { Db } from '#db/client.server.ts'
import { inTransaction, prepared } from '#db/client.server.ts'
import { progressEntries } from '#db/schema/adoption.ts'
import type { Progress } from './progress-rules.ts'

const insert = prepared((db) => {
  const at = (name: keyof Progress) => sql.placeholder(name)
  return db
    .insert(progressEntries)
    .values({
      id: at('id'),
      practiceCode: at('practiceCode'),
      actionSlug: at('actionSlug'),
      // The column's own JSON encoding would store the text 'null'.
      answers: sql`${at('answers')}`,
      obstacleKind: at('obstacleKind'),
      obstacle: at('obstacle'),
      note: at('note'),
      saidAt: at('saidAt'),
      correctsId: at('correctsId'),
      void: at('void'),
      recordedAt: at('recordedAt'),
      recordedBy: at('recordedBy'),
      editionSlug: at('editionSlug'),
      guidanceHash: at('guidanceHash'),
    })
    .prepare()
})

/** Writes one progress item unchanged and returns its rowid. Only for the commands of this feature. */
export function writeProgress(db: Db, progress: Progress): number | bigint {
  return insert(db).run({ ...progress, answers: progress.answers && JSON.stringify(progress.answers) }).lastInsertRowid
}

/**
 * Adds ready-made progress (for the demonstration and the bench) in one transaction, with one audit event for all of it. A correction
 * may come before the item it corrects. Asks none of the rules for recording.
 */
export function appendProgress(db: Db, all: Iterable<Progress>): number {
  return inTransaction(db, (tx) => {
    tx.$client.pragma('defer_foreign_keys = ON')
    const mark = markRows(tx, ['progress_entries'])
    let [count, last] = [0, 0]
    for (const progress of all) {
      writeProgress(tx, progress)
      last = Math.max(last, progress.recordedAt)
      count++
    }
    const event = { at: last, actor: 'operator', action: 'history.added', subject: 'progress', detail: { count } } as const
    if (count > 0) recordEvent(tx, event, rowsSince(tx, mark))
    return count
  })
}
