import { prepared } from '#db/client.server.ts'
import type { Instant } from '../time.ts'
import type { BatchCounts } from './batches.server.ts'
import type { OutboxLine, SentMail } from './outbox.server.ts'

export const latest = prepared((db) =>
  db.$client.prepare<
    unknown[],
    Pick<SentMail, 'state' | 'lastFailure'> & { batch: string }
  >(`select batch, case when sent_at is not null then 'sent' when given_up_at is not null then 'failed' else 'waiting' end as state,
       case when sent_at is null then last_failure end as lastFailure
     from mails where batch in (select value from json_each(?)) order by created_at, id`),
)

export const counted = prepared((db) =>
  db.$client.prepare<
    unknown[],
    BatchCounts & { batch: string }
  >(`select batch, count(sent_at) as sent, count(next_try_at) as waiting, count(given_up_at) as failed
     from json_each(?) j cross join mails on batch = j.value group by batch`),
)

export const insertMail = prepared((db) =>
  db.$client.prepare(`insert into mails (id, message, to_email, subject, text, html, asked_by, batch, created_at, next_try_at, tries)
     values (@id, @message, @to, @subject, @text, @html, @askedBy, @batch, @now, @due, 0)`),
)

export const writtenAtOf = prepared((db) =>
  db.$client.prepare<unknown[], Instant>('select created_at from mails where id = ?').pluck(),
)

// `>= 0`: an index finds what is greater than something, and not what is merely there. This is asked every two seconds.
export const waitingOfKind = prepared((db) =>
  db.$client
    .prepare<
      unknown[],
      string
    >(`select batch from mails indexed by mails_to_send where next_try_at >= 0 and substr(batch, 1, length(@start)) = @start
       group by +batch order by min(next_try_at), batch limit @most`)
    .pluck(),
)

export const countedByMessage = prepared((db) =>
  db.$client.prepare<[], OutboxLine>(
    `select message, count(sent_at) as sent, count(next_try_at) as waiting, count(given_up_at) as failed,
         (select m.last_failure from mails m where m.message = mails.message and m.sent_at is null and m.last_failure is not null
            order by m.created_at desc, m.id desc limit 1) as lastFailure
       from mails group by message order by message`,
  ),
)
