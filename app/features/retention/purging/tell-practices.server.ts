import { longDay } from '#app/platform/dates-in-words.ts'
import { mailWordsRefusal } from '#app/platform/mail/message-fields.ts'
import { putMail } from '#app/platform/mail/outbox.server.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'

const peopleOf = prepared((db) =>
  db.$client.prepare(
    `select distinct n.email, p.code, p.name from json_each(@practices) c
     join person_standings s on s.practice_code = c.value and s.ended_at is null
     join persons n on n.id = s.person_id join practices p on p.code = c.value
     order by p.code, n.email`,
  ),
)

/** Mails everyone who stands in one of the practices now that a round's answers will be deleted; answers with how many mails wait. Call it inside the announcement's transaction. */
export function tellPractices(
  tx: Db,
  { practices, round, purgeFrom, publicAddress }: { practices: string[]; round: string; purgeFrom: Day; publicAddress: string },
  now: Instant,
): number {
  const people = peopleOf(tx).all({ practices: JSON.stringify(practices) }) as { email: string; code: string; name: string }[]
  for (const { email, code, name } of people) {
    const practice = mailWordsRefusal(name) === null ? name : code
    const link = `${publicAddress}/practice/${code}/who-looked`
    const values = { practice, round, deletedOn: longDay(purgeFrom), link }
    putMail(tx, { message: 'purge-announced', to: email, values, askedBy: 'operator', batch: `purge ${round}` }, now)
  }
  return people.length
}
