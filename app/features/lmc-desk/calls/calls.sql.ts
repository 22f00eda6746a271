import { callShownAt } from '#app/features/audit/logs/call-shown.sql.ts'
import { heldOn } from '#app/features/register/records/records.sql.ts'
import type { Instant } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'
import type { OfficerCall, PracticeCall } from './call-queries.server.ts'

const COLUMNS = `c.id, c.topic, c.words, c.asked_at as askedAt, c.taken_at as takenAt, c.done_at as doneAt,
  c.withdrawn_at as withdrawnAt, c.answer`

const MEMBERSHIP = heldOn('practice_memberships', 'lmc_slug', 'c.practice_code')

type PracticeRow = Omit<PracticeCall, 'lmc' | 'state'> & { lmcSlug: string; lmcName: string; here: string | null }

export const ofPractice = prepared((db) =>
  db.$client.prepare<unknown[], PracticeRow>(`select ${COLUMNS}, c.lmc_slug as lmcSlug, l.name as lmcName, ${MEMBERSHIP} as here
     from call_requests c join lmcs l on l.slug = c.lmc_slug
     where c.practice_code = @practiceCode order by c.asked_at desc, c.id limit 50`),
)

const OFFICER_ROWS = `select ${COLUMNS}, p.code, p.name, p.telephone, n.name as takenBy
  from call_requests c join practices p on p.code = c.practice_code left join persons n on n.id = c.taken_by
  where c.lmc_slug = @lmcSlug and ${MEMBERSHIP} = @lmcSlug and ${callShownAt('@at')}`

export type OfficerRow = Omit<OfficerCall, 'practice' | 'state'> & {
  code: string
  name: string
  telephone: string | null
}

export const ofLmc = prepared((db) => db.$client.prepare<unknown[], OfficerRow>(`${OFFICER_ROWS} order by c.asked_at, c.id`))

export const oneOfLmc = prepared((db) => db.$client.prepare<unknown[], OfficerRow>(`${OFFICER_ROWS} and c.id = @id`))

export const waitingOfLmc = prepared((db) =>
  db.$client.prepare<
    unknown[],
    { count: number; since: Instant | null }
  >(`select count(*) as count, min(c.asked_at) as since from call_requests c where c.lmc_slug = @lmcSlug and ${MEMBERSHIP} = @lmcSlug
     and c.done_at is null and c.withdrawn_at is null`),
)
