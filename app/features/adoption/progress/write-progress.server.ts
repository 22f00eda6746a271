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
      // The column's own way of writing JSON would make a text of null.
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

/** Writes one statement of progress, as it is. For this feature's commands alone. */
export function writeProgress(db: Db, progress: Progress): void {
  insert(db).run({ ...progress, answers: progress.answers && JSON.stringify(progress.answers) })
}

/** Adds ready-made progress (the demonstration, the bench) in one transaction; a correction may come before what it corrects. No rule of recording is asked. */
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
