import type { Extent, State } from '#app/features/adoption/statements/adoption-rules.ts'
import { heldOn } from '#app/features/register/records/records.sql.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'
import type { QuestionCounts } from './question-queries.server.ts'
import type { ListSays } from './question-rules.ts'

/** A statement recorded since the question was put answers it, whichever form it came by, unless it was taken back. */
const UNSETTLED = `(q.settled_at is null or q.entry_id is not null) and not exists (
  select 1 from adoption_entries e where e.practice_code = q.practice_code and e.action_slug = q.action_slug and e.recorded_at >= q.asked_at
    and e.void = 0 and not exists (select 1 from adoption_entries c where c.corrects_id = e.id))`

export type Row = ListSays & {
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

export const waiting = prepared((db) =>
  db.$client.prepare<
    unknown[],
    Row
  >(`select q.action_slug as actionSlug, q.lmc_slug as lmcSlug, q.answer, q.since, q.planned_for as plannedFor, q.asked_at as askedAt,
       s.state, s.extent, s.effective_on as effectiveOn, s.planned_for as currentPlan, s.taken_since as takenSince
     from lmc_questions q
     left join adoption_standings s on s.practice_code = q.practice_code and s.action_slug = q.action_slug
     where q.practice_code = @code and ${UNSETTLED}
       and q.lmc_slug = ${heldOn('practice_memberships', 'lmc_slug', '@code')}
       and ${heldOn('practice_statuses', 'status', '@code')} = 'open'
     order by q.asked_at, q.action_slug`),
)

export const counted = prepared((db) =>
  db.$client.prepare<
    unknown[],
    QuestionCounts
  >(`select count(*) as sent, count(distinct q.practice_code) as practices, count(distinct case when not exists (
       select 1 from person_standings p where p.practice_code = q.practice_code and p.ended_at is null) then q.practice_code end) as notJoined
     from lmc_questions q where q.lmc_slug = @lmc and ${heldOn('practice_memberships', 'lmc_slug', 'q.practice_code')} = @lmc`),
)
