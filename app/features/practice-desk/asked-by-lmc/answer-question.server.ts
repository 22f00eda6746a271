import { and, eq } from 'drizzle-orm'
import type { AdoptionOutcome } from '#app/features/adoption/statements/effect-rules.ts'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { REFUSALS } from '#app/features/adoption/statements/refusal-words.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { lmcQuestions } from '#db/schema/desks.ts'
import { questionsOf } from './question-queries.server.ts'
import { QUESTION_REFUSALS, statementOf } from './question-rules.ts'

/** `recorded`: what became of the statement; null = "not right", and nothing was recorded. */
export type AnswerOutcome =
  | { ok: true; recorded: Extract<AdoptionOutcome, { ok: true }> | null }
  | { ok: false; words: string; useForm: boolean }

/**
 * A person of the practice answers what its LMC's list says. Right: the practice's own statement, by the ordinary way, with the return of the
 * week. Not right: the question is gone and nothing is recorded. `seen`: the marker of the question it was shown; refused where the question
 * was put again or something was recorded about the action since.
 */
export function answerQuestion(
  db: Db,
  { practiceCode, actionSlug, right, seen }: { practiceCode: string; actionSlug: string; right: boolean; seen: string },
  by: Actor,
  now: Instant,
): AnswerOutcome {
  return inTransaction(db, (tx): AnswerOutcome => {
    const refused = (words: string, useForm = false): AnswerOutcome => ({ ok: false, words, useForm })
    const question = questionsOf(tx, practiceCode, now).find((one) => one.actionSlug === actionSlug)
    if (!question) return refused(QUESTION_REFUSALS['not-there'])
    if (question.seen !== seen) return refused(QUESTION_REFUSALS['changed-meanwhile'])
    if (right && question.lacking) return refused(QUESTION_REFUSALS.lacking, true)
    const statement = { ...statementOf(question, dayOf(now)), practiceCode, actionSlug, knowingly: false }
    const recorded = right ? recordAdoption(tx, statement, by, now) : null
    if (recorded && !recorded.ok) return refused(REFUSALS[recorded.reason].words, true)
    tx.update(lmcQuestions)
      .set({ settledAt: now, settledBy: by.personId, entryId: recorded && !recorded.already ? recorded.entryId : null })
      .where(and(eq(lmcQuestions.practiceCode, practiceCode), eq(lmcQuestions.actionSlug, actionSlug)))
      .run()
    // Not which way: who reads the log learns no answer from it.
    recordEvent(tx, { at: now, actor: by.personId, action: 'question.answered', subject: practiceCode })
    return { ok: true, recorded }
  })
}
