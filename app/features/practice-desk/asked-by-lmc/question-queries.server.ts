import type { Extent, State } from '#app/features/adoption/statements/adoption-rules.ts'
import { recordedAbout } from '#app/features/adoption/statements/entry-queries.server.ts'
import { asksInForce } from '#app/features/menu/actions/action-asks-queries.server.ts'
import { heldOn, KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { type Lacking, type ListSays, lackingIn, saysTheSame } from './question-rules.ts'

type Row = ListSays & {
  actionSlug: string
  lmcSlug: string
  askedAt: Instant
  /** The practice's current state; null = not decided. */
  state: State | null
  extent: Extent | null
  effectiveOn: Day | null
  currentPlan: Day | null
  takenSince: Day | null
}

/** A statement recorded since the question was put answers it, whichever form it came by, unless it was taken back. */
const UNSETTLED = `(q.settled_at is null or q.entry_id is not null) and not exists (
  select 1 from adoption_entries e where e.practice_code = q.practice_code and e.action_slug = q.action_slug and e.recorded_at >= q.asked_at
    and e.void = 0 and not exists (select 1 from adoption_entries c where c.corrects_id = e.id))`

const waiting = prepared((db) =>
  db.$client.prepare(
    `select q.action_slug as actionSlug, q.lmc_slug as lmcSlug, q.answer, q.since, q.planned_for as plannedFor, q.asked_at as askedAt,
       s.state, s.extent, s.effective_on as effectiveOn, s.planned_for as currentPlan, s.taken_since as takenSince
     from lmc_questions q
     left join adoption_standings s on s.practice_code = q.practice_code and s.action_slug = q.action_slug
     where q.practice_code = @code and ${UNSETTLED}
       and q.lmc_slug = ${heldOn('practice_memberships', 'lmc_slug', '@code')}
       and ${heldOn('practice_statuses', 'status', '@code')} = 'open'
     order by q.asked_at, q.action_slug`,
  ),
)

/** A question that waits for a practice. `seen`: the marker of its form; `lacking`: why one press is not enough. */
export type Question = ListSays & { actionSlug: string; lmcSlug: string; askedAt: Instant; seen: string; lacking: Lacking | null }

/**
 * The questions that wait on a practice's desk: put by the LMC it belongs to now, and neither answered nor answered by its record. Read for
 * its own people alone.
 */
export function questionsOf(db: Db, practiceCode: string, now: Instant): Question[] {
  const today = dayOf(now)
  return unanswered(db, practiceCode, now).map(({ actionSlug, lmcSlug, answer, since, plannedFor, askedAt }) => {
    const says = { answer, since, plannedFor }
    const strengths = asksInForce(db, actionSlug, now).some(({ required }) => required)
    const seen = `${askedAt}/${recordedAbout(db, practiceCode, actionSlug)}`
    return { ...says, actionSlug, lmcSlug, askedAt, seen, lacking: lackingIn(says, strengths, today) ?? null }
  })
}

/** How many wait. */
export const questionsWaiting = (db: Db, practiceCode: string, now: Instant): number => unanswered(db, practiceCode, now).length

function unanswered(db: Db, code: string, now: Instant): Row[] {
  const rows = waiting(db).all({ code, asAt: dayOf(now), knownBefore: KNOWN_NOW }) as Row[]
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

const counted = prepared((db) =>
  db.$client.prepare(
    `select count(*) as sent, count(distinct q.practice_code) as practices, count(distinct case when not exists (
       select 1 from person_standings p where p.practice_code = q.practice_code and p.ended_at is null) then q.practice_code end) as notJoined
     from lmc_questions q where q.lmc_slug = @lmc and ${heldOn('practice_memberships', 'lmc_slug', 'q.practice_code')} = @lmc`,
  ),
)

/** How many questions an LMC's office has put in the last sixty days to practices that are its own now. */
export const questionCounts = (db: Db, lmc: string, now: Instant): QuestionCounts =>
  counted(db).get({ lmc, asAt: dayOf(now), knownBefore: KNOWN_NOW }) as QuestionCounts

const keptOf = prepared((db) =>
  db.$client.prepare(
    `select action_slug as action, lmc_slug as lmc, answer, since, planned_for as plannedFor, asked_at as askedAt, settled_at as answeredAt
     from lmc_questions where practice_code = ? order by asked_at, action_slug`,
  ),
)

/** Every question kept about a practice, for the file of its record: what a list said, when it was put and answered. */
export function questionsInFile(db: Db, practiceCode: string): object[] {
  const rows = keptOf(db).all(practiceCode) as { askedAt: Instant; answeredAt: Instant | null }[]
  const iso = (at: Instant) => new Date(at).toISOString()
  return rows.map((row) => ({ ...row, askedAt: iso(row.askedAt), answeredAt: row.answeredAt && iso(row.answeredAt) }))
}
