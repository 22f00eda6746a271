import { prepared } from '#db/client.server.ts'
import type { OutboxFacts } from './health-facts.server.ts'

export const waiting = prepared((db) =>
  db.$client.prepare<unknown[], Pick<OutboxFacts, 'waiting' | 'oldest'>>(
    'select count(*) as waiting, min(created_at) as oldest from mails indexed by mails_to_send where next_try_at >= 0',
  ),
)

/** Mails given up are looked for among the latest so many, so that the time of a look does not grow with the years. */
const AMONG = 20_000

export const latest = prepared((db) =>
  db.$client.prepare<
    unknown[],
    Pick<OutboxFacts, 'lastSent' | 'givenUp'>
  >(`select max(sent_at) as lastSent, count(*) filter (where given_up_at > @since) as givenUp
     from (select sent_at, given_up_at from mails order by rowid desc limit ${AMONG})`),
)
