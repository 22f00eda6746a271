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
