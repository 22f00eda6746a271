import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { putQuestions } from '#app/features/practice-desk/asked-by-lmc/put-questions.server.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import type { LineToAsk } from './judge-rules.ts'

/** Questions put in one transaction; other requests are answered in between (decision 26). */
const A_SLICE = 100

/** Puts every line that was judged right as a question, a slice at a time. Broken off, the list is sent again: nobody is asked twice. */
export async function sendTracker(
  db: Db,
  { lmcSlug, lines }: { lmcSlug: string; lines: readonly LineToAsk[] },
  by: Actor,
  now: Instant,
): Promise<{ questions: number; practices: number }> {
  let questions = 0
  const practices = new Set<string>()
  for (let from = 0; from < lines.length; from += A_SLICE) {
    const slice = lines.slice(from, from + A_SLICE)
    questions += (await inSharedTransaction(db, (tx) => putQuestions(tx, lmcSlug, slice, by, now))).questions
    for (const { practiceCode } of slice) practices.add(practiceCode)
  }
  return { questions, practices: practices.size }
}
