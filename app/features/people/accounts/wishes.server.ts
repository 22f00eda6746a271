import { asc, eq, lt, or, sql } from 'drizzle-orm'
import { newId } from '#app/platform/id.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, type NotAPromise } from '#db/client.server.ts'
import { wishes } from '#db/schema/people.ts'

/** What can be wished for from outside, with what is known of each wish. */
export type Wishes = {
  join: { practiceCode: string; role: 'practice-partner' | 'practice-manager'; name: string; email: string }
  'new-password': { email: string }
  'new-address': { personId: string; email: string }
}

/** A wish nobody answered within a day, because answering it fails, is forgotten with its address. */
const FORGOTTEN_AFTER = 86_400_000
/** Answered in one go; the rest at the next. */
const AT_ONCE = 100

/**
 * Keeps a wish of somebody who may be anybody, and answers nothing: the page has answered alike and taken alike by then, whoever is known
 * here. What depends on that is done by `answerWishes`, a moment later and apart from the request (decision 13).
 */
export function storeWish<Kind extends keyof Wishes>(db: Db, kind: Kind, wish: Wishes[Kind], now: Instant): void {
  db.insert(wishes)
    .values({ id: newId(), kind, wish: JSON.stringify(wish), wishedAt: now })
    .run()
}

/**
 * Answers the wishes of one kind that wait, the oldest first, each in a transaction of its own with its end: once, however many processes
 * do so. One that fails stays and does not hold up the others; the first failure is thrown at the end.
 */
export function answerWishes<Kind extends keyof Wishes, Result>(
  db: Db,
  kind: Kind,
  answer: (tx: Db, wish: Wishes[Kind], wishedAt: Instant) => NotAPromise<Result>,
): void {
  const waiting = db
    .select({ id: wishes.id })
    .from(wishes)
    .where(eq(wishes.kind, kind))
    .orderBy(asc(wishes.wishedAt), asc(wishes.id))
    .limit(AT_ONCE)
    .all()
  const failures: unknown[] = []
  for (const { id } of waiting) {
    try {
      inTransaction(db, (tx) => {
        const taken = tx.delete(wishes).where(eq(wishes.id, id)).returning().get()
        if (taken) answer(tx, JSON.parse(taken.wish) as Wishes[Kind], taken.wishedAt)
      })
    } catch (failure) {
      failures.push(failure)
    }
  }
  if (failures.length > 0) throw failures[0]
}

/** Forgets what a person wished for who deletes their account. */
export function deleteWishesOf(db: Db, { personId, email }: { personId: string; email: string }): void {
  const theirs = or(
    sql`json_extract(${wishes.wish}, '$.personId') = ${personId}`,
    sql`json_extract(${wishes.wish}, '$.email') = ${email}`,
  )
  db.delete(wishes).where(theirs).run()
}

/** Forgets the wishes that could not be answered within a day. */
export function deleteOldWishes(db: Db, now: Instant): void {
  db.delete(wishes)
    .where(lt(wishes.wishedAt, now - FORGOTTEN_AFTER))
    .run()
}
