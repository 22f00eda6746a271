import { hasOfficers } from '#app/features/people/accounts/accounts.sql.ts'
import { heldOn } from '#app/features/register/records/records.sql.ts'
import type { Day } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'
import type { ClosedPractice } from './practice-in-lmc-queries.server.ts'
import type { RegisterRequest } from './request-queries.server.ts'

export const held = prepared((db) =>
  db.$client.prepare<
    unknown[],
    { membershipId: number; membershipFrom: Day; statusId: number; statusFrom: Day }
  >(`select m.id as membershipId, m.holds_from as membershipFrom, s.id as statusId, s.holds_from as statusFrom
     from practice_memberships m join practice_statuses s on s.id = ${heldOn('practice_statuses', 'id', '@code')}
     where m.id = ${heldOn('practice_memberships', 'id', '@code')}
       and exists (select 1 from practice_memberships e where e.practice_code = @code and e.lmc_slug = @lmcSlug)`),
)

export const closedOnes = prepared((db) =>
  db.$client.prepare<
    unknown[],
    ClosedPractice
  >(`select p.code, p.name, s.holds_from as closedFrom, n.code as successorCode, n.name as successorName
     from (select distinct practice_code from practice_memberships where lmc_slug = @lmcSlug) m
     join practices p on p.code = m.practice_code
     join practice_statuses s on s.id = ${heldOn('practice_statuses', 'id', 'p.code')} and s.status = 'closed'
     left join practices n on n.code = s.successor_code
     where ${heldOn('practice_memberships', 'lmc_slug', 'p.code')} = @lmcSlug order by s.holds_from desc, p.code limit 60`),
)

const HELD_STATUS = heldOn('practice_statuses', 'id', 'q.practice_code')

const HELD = `case when q.kind = 'not-ours'
  then case when (select s.status from practice_statuses s where s.id = ${HELD_STATUS}) = 'open' then ${heldOn('practice_memberships', 'id', 'q.practice_code')} end
  else case when ${heldOn('practice_memberships', 'lmc_slug', 'q.successor_code')} is q.other_lmc then ${HELD_STATUS} end end`

const SELECT = `select q.id, q.kind, p.code, p.name, p.town, q.lmc_slug as lmcSlug, l.name as lmcName, q.other_lmc as otherSlug, o.name as otherName,
    ${hasOfficers('q.other_lmc')} as answered_here, q.from_day as fromDay, q.successor_code as successorCode, s.name as successorName, q.reason,
    q.basis_id as basisId, q.asked_at as askedAt, q.answered_at as answeredAt, q.answered_by as answeredBy, q.is_confirmed as isConfirmed, q.withdrawn_at as withdrawnAt,
    q.word, ${HELD} as held
  from register_requests q join practices p on p.code = q.practice_code join lmcs l on l.slug = q.lmc_slug
  left join lmcs o on o.slug = q.other_lmc left join practices s on s.code = q.successor_code`

export type Row = Omit<RegisterRequest, 'practice' | 'lmc' | 'other' | 'byOperator' | 'successor' | 'state'> & {
  code: string
  name: string
  town: string | null
  lmcSlug: string
  lmcName: string
  otherSlug: string | null
  otherName: string | null
  answered_here: 0 | 1
  successorCode: string | null
  successorName: string | null
  basisId: number
  answeredBy: string | null
  isConfirmed: 0 | 1 | null
  held: number | null
}

export const ofLmc = prepared((db) =>
  db.$client.prepare<unknown[], Row>(`${SELECT} where (q.lmc_slug = @lmcSlug or q.other_lmc = @lmcSlug)
       and ((q.answered_at is null and q.withdrawn_at is null) or coalesce(q.answered_at, q.withdrawn_at) >= @since)
     order by q.asked_at, q.id`),
)

export const byId = prepared((db) =>
  db.$client.prepare<unknown[], Row>(`${SELECT} where q.id = @id and (q.lmc_slug = @lmcSlug or q.other_lmc = @lmcSlug)`),
)

export const anyById = prepared((db) => db.$client.prepare<unknown[], Row>(`${SELECT} where q.id = @id`))

export const ofPractice = prepared((db) =>
  db.$client.prepare<unknown[], Row>(`${SELECT} where q.practice_code = @code order by q.asked_at desc, q.id limit 20`),
)

export const waitingOnes = prepared((db) =>
  db.$client.prepare<unknown[], Row>(
    `${SELECT} where q.answered_at is null and q.withdrawn_at is null order by q.asked_at, q.id`,
  ),
)

export const heldMembership = prepared((db) =>
  db.$client.prepare<unknown[], number>(`select ${heldOn('practice_memberships', 'id', '@code')}`).pluck(),
)

export const heldStatus = prepared((db) =>
  db.$client.prepare<unknown[], number>(`select ${heldOn('practice_statuses', 'id', '@code')}`).pluck(),
)

export const closedFrom = prepared((db) =>
  db.$client
    .prepare<unknown[], string>(
      `select holds_from from practice_statuses where id = ${heldOn('practice_statuses', 'id', '@code')}`,
    )
    .pluck(),
)
