import { lt } from 'drizzle-orm'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { lmcQuestions } from '#db/schema/desks.ts'
import { QUESTION_DAYS } from './question-rules.ts'

/** Removes the questions that LMCs put more than sixty days ago, answered or not. */
export function removeOldQuestions(db: Db, now: Instant): void {
  db.delete(lmcQuestions)
    .where(lt(lmcQuestions.askedAt, now - QUESTION_DAYS * 86_400_000))
    .run()
}
