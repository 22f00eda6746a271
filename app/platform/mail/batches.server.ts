import { type Db, prepared } from '#db/client.server.ts'
import type { SentMail } from './outbox.server.ts'

const latest = prepared((db) =>
  db.$client.prepare(
    `select batch, case when sent_at is not null then 'sent' when given_up_at is not null then 'failed' else 'waiting' end as state,
       case when sent_at is null then last_failure end as lastFailure
     from mails where batch in (select value from json_each(?)) order by created_at, id`,
  ),
)

/** The state of the latest mail of each batch, for lists whose lines are batches: one query for the whole list. */
export function latestOfBatches(db: Db, batches: string[]): Map<string, Pick<SentMail, 'state' | 'lastFailure'>> {
  const rows = latest(db).all(JSON.stringify(batches)) as (Pick<SentMail, 'state' | 'lastFailure'> & { batch: string })[]
  return new Map(rows.map(({ batch, state, lastFailure }) => [batch, { state, lastFailure }]))
}

export type BatchCounts = { sent: number; waiting: number; failed: number }
const counted = prepared((db) =>
  db.$client.prepare(
    `select batch, count(sent_at) as sent, count(next_try_at) as waiting, count(given_up_at) as failed
     from json_each(?) j cross join mails on batch = j.value group by batch`,
  ),
)

/** How many mails of each batch went out, wait and failed; a batch without mails is left out. One query for all. */
export function countsOfBatches(db: Db, batches: string[]): Map<string, BatchCounts> {
  const rows = counted(db).all(JSON.stringify(batches)) as (BatchCounts & { batch: string })[]
  return new Map(rows.map(({ batch, sent, waiting, failed }) => [batch, { sent, waiting, failed }]))
}
