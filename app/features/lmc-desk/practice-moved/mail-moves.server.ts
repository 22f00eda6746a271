import { max } from 'drizzle-orm'
import { peopleOfPractice, personOfRole } from '#app/features/people/accounts/role-queries.server.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import type { Turn } from '#app/platform/every.ts'
import { putMail } from '#app/platform/mail/outbox.server.ts'
import { eachInSlices } from '#app/platform/slices.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { practiceMovesTold } from '#db/schema/office-notes.ts'
import { practiceMemberships } from '#db/schema/register.ts'
import { moveOf } from './move-queries.server.ts'
import { restated } from './practice-moved.sql.ts'

/** A move that the register recorded longer ago is told on the desk alone. */
const MAILED_WITHIN = 14 * 86_400_000
/** Practices looked at in one transaction. */
const A_SLICE = 10

const lastStatement = prepared((db) =>
  db
    .select({ latest: max(practiceMemberships.id) })
    .from(practiceMemberships)
    .prepare(),
)

/** The work of the loop: mails each practice that the register moved to another LMC, once; it looks only where the register has grown. */
export function mailMoves(db: Db, publicAddress: string): Turn {
  let lookedUntil = 0
  return async (now, stopping) => {
    const last = lastStatement(db).get()?.latest ?? 0
    if (last === lookedUntil) return
    const of = restated(db).all({ after: lookedUntil, since: now - MAILED_WITHIN })
    const work = (tx: Db, codes: readonly string[]) => mailPractices(tx, codes, publicAddress, now)
    await eachInSlices(db, { of, size: A_SLICE, work }, stopping)
    if (!stopping.aborted) lookedUntil = last
  }
}

/** Writes the mails to everybody in practices that moved: the mark and the mails together, so that each goes out once. */
export function mailPractices(db: Db, codes: readonly string[], publicAddress: string, now: Instant): void {
  inTransaction(db, (tx) => {
    for (const practiceCode of codes) {
      const move = moveOf(tx, practiceCode, now)
      if (!move || move.mailedAt !== null || move.seenAt !== null || move.recordedAt < now - MAILED_WITHIN) continue
      const practice = practiceByCode(tx, practiceCode, dayOf(now))?.name ?? practiceCode
      const values = { practice, link: `${publicAddress}/practice/${practiceCode}/moved` }
      const addresses = peopleOfPractice(tx, practiceCode).flatMap(({ roleId }) => personOfRole(tx, roleId)?.email ?? [])
      for (const to of new Set(addresses)) putMail(tx, { message: 'practice-moved', to, values, askedBy: 'concert' }, now)
      tx.insert(practiceMovesTold)
        .values({ membershipId: move.membershipId, practiceCode, mailedAt: now })
        .onConflictDoNothing()
        .run()
    }
  })
}
