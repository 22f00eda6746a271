import type { Db } from '#db/client.server.ts'
import { counted, latest } from './mail.sql.ts'
import type { SentMail } from './outbox.server.ts'

/** The state of the latest mail of each batch, for lists whose lines are batches: one query for the whole list. */
export function latestOfBatches(db: Db, batches: string[]): Map<string, Pick<SentMail, 'state' | 'lastFailure'>> {
  const rows = latest(db).all(JSON.stringify(batches))
  return new Map(rows.map(({ batch, state, lastFailure }) => [batch, { state, lastFailure }]))
}

export type BatchCounts = { sent: number; waiting: number; failed: number }

/** How many mails of each batch went out, wait and failed; a batch without mails is left out. One query for all. */
export function countsOfBatches(db: Db, batches: string[]): Map<string, BatchCounts> {
  const rows = counted(db).all(JSON.stringify(batches))
  return new Map(rows.map(({ batch, sent, waiting, failed }) => [batch, { sent, waiting, failed }]))
}
