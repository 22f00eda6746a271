import { and, eq, sql } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { isPracticeOfLmc } from '#app/features/register/records/register-queries.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { lmcQuestions } from '#db/schema/desks.ts'
import type { ListSays } from './question-rules.ts'

export type QuestionToPut = ListSays & { practiceCode: string; actionSlug: string }

const standing = prepared((db) =>
  db
    .select({
      lmcSlug: lmcQuestions.lmcSlug,
      answer: lmcQuestions.answer,
      since: lmcQuestions.since,
      plannedFor: lmcQuestions.plannedFor,
    })
    .from(lmcQuestions)
    .where(
      and(
        eq(lmcQuestions.practiceCode, sql.placeholder('practiceCode')),
        eq(lmcQuestions.actionSlug, sql.placeholder('actionSlug')),
      ),
    )
    .prepare(),
)

/**
 * Puts what an LMC's list says to the practices as questions. The caller checks that they are an officer of the LMC, and each line. One a
 * practice and action: another one replaces what waited, and the same one is not put again while it is kept, answered or not. A practice that
 * left the LMC meanwhile is passed over. The outcome says how many stand, whatever became of them: it tells nothing of a practice.
 */
export function putQuestions(
  db: Db,
  lmcSlug: string,
  questions: readonly QuestionToPut[],
  by: Actor,
  now: Instant,
): { questions: number; practices: number } {
  return inTransaction(db, (tx) => {
    const today = dayOf(now)
    const codes = new Set(questions.map(({ practiceCode }) => practiceCode))
    const here = new Set([...codes].filter((code) => isPracticeOfLmc(tx, code, lmcSlug, today)))
    const put = questions.filter(({ practiceCode }) => here.has(practiceCode))
    for (const { practiceCode, actionSlug, answer, since, plannedFor } of put) {
      const before = standing(tx).get({ practiceCode, actionSlug })
      const says = { lmcSlug, answer, since, plannedFor }
      if (before && JSON.stringify(before) === JSON.stringify(says)) continue
      const row = { ...says, askedAt: now, askedBy: by.personId, settledAt: null, settledBy: null, entryId: null }
      tx.insert(lmcQuestions)
        .values({ practiceCode, actionSlug, ...row })
        .onConflictDoUpdate({ target: [lmcQuestions.practiceCode, lmcQuestions.actionSlug], set: row })
        .run()
    }
    const detail = { questions: put.length, practices: here.size }
    if (put.length > 0) recordEvent(tx, { at: now, actor: by.personId, action: 'questions.put', subject: lmcSlug, detail })
    return detail
  })
}
