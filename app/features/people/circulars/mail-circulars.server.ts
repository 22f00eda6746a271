import { asc, eq, isNull } from 'drizzle-orm'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import type { MessageValues } from '#app/platform/mail/message-fields.ts'
import { putMail } from '#app/platform/mail/outbox.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { circulars } from '#db/schema/people.ts'
import type { CircularSlug } from './queue-circular.server.ts'

/** People written to in one transaction, which takes some 15 milliseconds. */
const A_SLICE = 150

/** People with a role in a practice, by id, after `@after`. `cross join` fixes the reading order. */
export const PEOPLE_IN_PRACTICES = `select n.id, n.email, s.practice_code as practiceCode from persons n
  cross join person_standings s on s.person_id = n.id and s.practice_code is not null and s.ended_at is null
  where n.id > @after order by n.id`
const peopleInPractices = prepared((db) => db.$client.prepare(PEOPLE_IN_PRACTICES))

type Addressee = { id: string; email: string; practiceCode: string }

/**
 * Writes the next slice of mails of the circular that has waited longest. Returns how many people it went through; 0 when nothing
 * waits. A stop in between loses nothing and mails nobody twice.
 */
export function mailCirculars(db: Db, now: Instant): number {
  return inTransaction(db, (tx) => {
    const next = waiting(tx)
    if (!next) return 0
    const today = dayOf(now)
    const isOpen = (code: string) => practiceByCode(tx, code, today)?.open ?? false
    const people = new Map<string, { email: string; inOpenPractice: boolean }>()
    let more = false
    for (const { id, email, practiceCode } of peopleInPractices(tx).iterate({ after: next.lastPerson }) as Iterable<Addressee>) {
      if (!people.has(id) && people.size === A_SLICE) {
        more = true
        break
      }
      people.set(id, { email, inOpenPractice: (people.get(id)?.inOpenPractice ?? false) || isOpen(practiceCode) })
    }
    const message = next.message as CircularSlug
    const values = next.words as MessageValues<typeof message>
    for (const { email, inOpenPractice } of people.values())
      if (inOpenPractice) putMail(tx, { message, to: email, values, askedBy: 'concert', batch: next.id }, now)
    tx.update(circulars)
      .set(more ? { lastPerson: [...people.keys()].at(-1) } : { doneAt: now })
      .where(eq(circulars.id, next.id))
      .run()
    return people.size
  })
}

/** True while a circular waits to be mailed. */
export const circularWaits = (db: Db): boolean => waiting(db) !== undefined

function waiting(db: Db) {
  return db.select().from(circulars).where(isNull(circulars.doneAt)).orderBy(asc(circulars.queuedAt)).limit(1).get()
}
