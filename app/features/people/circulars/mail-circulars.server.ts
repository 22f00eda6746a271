import { asc, eq, isNull } from 'drizzle-orm'
import { KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import type { Turn } from '#app/platform/every.ts'
import type { MessageValues } from '#app/platform/mail/message-fields.ts'
import { putSameMail } from '#app/platform/mail/outbox.server.ts'
import { inSlices } from '#app/platform/slices.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { asAdded } from '#db/as-added.server.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { circulars } from '#db/schema/people.ts'
import { A_SLICE, peopleInPractices } from './circulars.sql.ts'
import type { CircularSlug } from './queue-circular.server.ts'

/**
 * Writes the next slice of mails of the circular that has waited longest. Returns how many people it went through; 0 when nothing
 * waits. A stop in between loses nothing and mails nobody twice.
 */
export function mailCirculars(db: Db, now: Instant): number {
  return inTransaction(db, (tx) => {
    const next = waiting(tx)
    if (!next) return 0
    const when = { asAt: dayOf(now), knownBefore: KNOWN_NOW }
    const found = peopleInPractices(tx).all({ after: next.lastPerson, ...when })
    const people = found.slice(0, A_SLICE)
    const message = next.message as CircularSlug
    const values = next.words as MessageValues<typeof message>
    const to = people.flatMap(({ email, inOpenPractice }) => (inOpenPractice === 1 ? email : []))
    putSameMail(tx, { message, values, askedBy: 'concert', batch: next.id }, to, now)
    tx.update(circulars)
      .set(found.length > A_SLICE ? { lastPerson: people.at(-1)!.id } : { doneAt: now })
      .where(eq(circulars.id, next.id))
      .run()
    return people.length
  })
}

/** The work of the loop: every circular that waits, to its last mail, a slice at a time. */
export const circularsOnTime =
  (db: Db): Turn =>
  (now, stopping) =>
    inSlices(db, { isLeft: () => circularWaits(db), slice: (tx) => mailCirculars(tx, now) }, stopping)

/** True while a circular waits to be mailed. */
const circularWaits = (db: Db): boolean => waiting(db) !== undefined

const first = prepared((db) =>
  db.select().from(circulars).where(isNull(circulars.doneAt)).orderBy(asc(circulars.queuedAt), asc(asAdded)).limit(1).prepare(),
)
const waiting = (db: Db) => first(db).get()
