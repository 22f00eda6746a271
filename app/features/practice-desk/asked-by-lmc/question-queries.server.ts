import { asc, eq, sql } from 'drizzle-orm'
import { recordedAbout } from '#app/features/adoption/statements/entry-queries.server.ts'
import { asksInForce } from '#app/features/menu/actions/action-asks-queries.server.ts'
import { KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { lmcQuestions } from '#db/schema/desks.ts'
import { counted, type Row, waiting } from './asked-by-lmc.sql.ts'
import { type Lacking, type ListSays, lackingIn, saysTheSame } from './question-rules.ts'

/** A question that waits for a practice. `seen`: the marker of its form; `lacking`: why one press is not enough. */
export type Question = ListSays & { actionSlug: string; askedAt: Instant; seen: string; lacking: Lacking | null }

/**
 * The questions that wait on a practice's desk: put by the LMC it belongs to now, and neither answered nor answered by its record. Read for
 * its own people alone.
 */
export function questionsOf(db: Db, practiceCode: string, now: Instant): Question[] {
  const today = dayOf(now)
  return unanswered(db, practiceCode, now).map(({ actionSlug, answer, since, plannedFor, askedAt }) => {
    const says = { answer, since, plannedFor }
    const strengths = asksInForce(db, actionSlug, now).some(({ required }) => required)
    const seen = `${askedAt}/${recordedAbout(db, practiceCode, actionSlug)}`
    return { ...says, actionSlug, askedAt, seen, lacking: lackingIn(says, strengths, today) ?? null }
  })
}

/** How many wait. */
export const questionsWaiting = (db: Db, practiceCode: string, now: Instant): number => unanswered(db, practiceCode, now).length

function unanswered(db: Db, code: string, now: Instant): Row[] {
  const rows = waiting(db).all({ code, asAt: dayOf(now), knownBefore: KNOWN_NOW })
  return rows.filter(({ state, extent, effectiveOn, currentPlan, takenSince, ...says }) => {
    const current = state && effectiveOn ? { state, extent, effectiveOn, plannedFor: currentPlan, takenSince } : null
    return !saysTheSame(current, says)
  })
}

/** What the office reads of its questions: nothing that an answer changes (decision 47). */
export type QuestionCounts = {
  sent: number
  practices: number
  /** Practices where nobody has joined yet: their questions wait for the first person. */
  notJoined: number
}

/** How many questions an LMC's office has put in the last sixty days to practices that are its own now. */
export const questionCounts = (db: Db, lmc: string, now: Instant): QuestionCounts =>
  counted(db).get({ lmc, asAt: dayOf(now), knownBefore: KNOWN_NOW })!

const keptOf = prepared((db) =>
  db
    .select({
      action: lmcQuestions.actionSlug,
      lmc: lmcQuestions.lmcSlug,
      answer: lmcQuestions.answer,
      since: lmcQuestions.since,
      plannedFor: lmcQuestions.plannedFor,
      askedAt: lmcQuestions.askedAt,
      answeredAt: lmcQuestions.settledAt,
    })
    .from(lmcQuestions)
    .where(eq(lmcQuestions.practiceCode, sql.placeholder('practiceCode')))
    .orderBy(asc(lmcQuestions.askedAt), asc(lmcQuestions.actionSlug))
    .prepare(),
)

/** Every question kept about a practice, for the file of its record: what a list said, when it was put and answered. */
export function questionsInFile(db: Db, practiceCode: string): object[] {
  const rows = keptOf(db).all({ practiceCode })
  const iso = (at: Instant) => new Date(at).toISOString()
  return rows.map((row) => ({ ...row, askedAt: iso(row.askedAt), answeredAt: row.answeredAt && iso(row.answeredAt) }))
}
