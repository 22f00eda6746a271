import { asc, eq, lt, sql } from 'drizzle-orm'
import { newId } from '#app/platform/id.server.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, type NotAPromise, prepared } from '#db/client.server.ts'
import { wishes } from '#db/schema/people.ts'
import { removeWishesOf } from './accounts.sql.ts'

/** The requests that can come from outside (wishes), each with its data. */
export type Wishes = {
  join: { practiceCode: string; role: 'practice-partner' | 'practice-manager'; name: string; email: string }
  'new-password': { email: string }
  'new-address': { personId: string; email: string }
}

/** A wish that could not be answered within a day is deleted with its address. */
const FORGOTTEN_AFTER = 86_400_000
/** At most this many are answered in one go. */
const AT_ONCE = 100

/**
 * Stores a wish from outside without answering it: the page gives the same answer in the same time, whoever is known here.
 * `answerWishes` does the rest a moment later, apart from the request (decision 13).
 */
export function storeWish<Kind extends keyof Wishes>(db: Db, kind: Kind, wish: Wishes[Kind], now: Instant): void {
  db.insert(wishes)
    .values({ id: newId(), kind, wish: JSON.stringify(wish), wishedAt: now })
    .run()
}

const waitingOf = prepared((db) =>
  db
    .select({ id: wishes.id })
    .from(wishes)
    .where(eq(wishes.kind, sql.placeholder('kind')))
    .orderBy(asc(wishes.wishedAt), asc(wishes.id))
    .limit(AT_ONCE)
    .prepare(),
)

/**
 * Answers the waiting wishes of one kind, oldest first, each in its own transaction with its deletion: once, whatever the number
 * of processes. A wish that fails stays and does not hold up the others; the first failure is thrown at the end.
 */
export async function answerWishes<Kind extends keyof Wishes, Result>(
  db: Db,
  kind: Kind,
  answer: (tx: Db, wish: Wishes[Kind], wishedAt: Instant) => NotAPromise<Result>,
): Promise<void> {
  const waiting = waitingOf(db).all({ kind })
  const failures: unknown[] = []
  for (const { id } of waiting) {
    try {
      await inSharedTransaction(db, (tx) => {
        const taken = tx.delete(wishes).where(eq(wishes.id, id)).returning().get()
        if (taken) answer(tx, JSON.parse(taken.wish) as Wishes[Kind], taken.wishedAt)
      })
    } catch (failure) {
      failures.push(failure)
    }
  }
  if (failures.length > 0) throw failures[0]
}

/** Deletes the wishes of a person who deletes their account. */
export function deleteWishesOf(db: Db, { personId, email }: { personId: string; email: string }): void {
  removeWishesOf(db).run({ personId, email })
}

/** Deletes wishes that could not be answered within a day. */
export function deleteOldWishes(db: Db, now: Instant): void {
  db.delete(wishes)
    .where(lt(wishes.wishedAt, now - FORGOTTEN_AFTER))
    .run()
}
