import { sql } from 'drizzle-orm'
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

/** Writes one progress item unchanged. Only for the commands of this feature. */
export function writeProgress(db: Db, progress: Progress): void {
  insert(db).run({ ...progress, answers: progress.answers && JSON.stringify(progress.answers) })
}

/**
 * Adds ready-made progress (for the demonstration and the bench) in one transaction. A correction may come before the item it
 * corrects. Asks none of the rules for recording.
 */
export function appendProgress(db: Db, all: Iterable<Progress>): number {
  return inTransaction(db, (tx) => {
    tx.$client.pragma('defer_foreign_keys = ON')
    let count = 0
    for (const progress of all) {
      writeProgress(tx, progress)
      count++
    }
    return count
  })
}
