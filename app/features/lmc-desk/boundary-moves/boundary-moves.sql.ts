import { heldOn } from '#app/features/register/records/records.sql.ts'
import type { Instant } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'
import type { MovedPractice, ToldMove } from './boundary-move-queries.server.ts'
import type { MembershipStatement } from './boundary-move-rules.ts'

export const unseenUpdates = prepared((db) =>
  db.$client
    .prepare<unknown[], Instant>(`select i.recorded_at from register_imports i where i.recorded_at >= @since
       and not exists (select 1 from boundary_moves_seen s where s.lmc_slug = @lmcSlug and s.recorded_at = i.recorded_at)`)
    .pluck(),
)

/** Of practices that were stated once alone, nothing can have moved: they are not read. */
export const statementsNear = prepared((db) =>
  db.$client.prepare<
    unknown[],
    MembershipStatement
  >(`select m.id, m.practice_code as practiceCode, m.lmc_slug as lmcSlug, m.holds_from as holdsFrom, m.recorded_at as recordedAt
     from (select distinct h.practice_code from practice_memberships h where h.lmc_slug = @lmcSlug
       and exists (select 1 from practice_memberships o where o.practice_code = h.practice_code and o.id <> h.id)) p
     cross join practice_memberships m on m.practice_code = p.practice_code
     order by m.practice_code, m.id`),
)

export const lmcNames = prepared((db) =>
  db.$client
    .prepare<unknown[], [slug: string, name: string]>(
      'select slug, name from lmcs where slug in (select value from json_each(@slugs))',
    )
    .raw(),
)

export const practiceFacts = prepared((db) =>
  db.$client.prepare<
    unknown[],
    MovedPractice
  >(`select p.code, p.name, p.town, ${heldOn('practice_list_sizes', 'patients', 'p.code')} as patients
     from json_each(@codes) j join practices p on p.code = j.value order by p.name, p.code`),
)

export const openOnDay = prepared((db) =>
  db.$client.prepare<
    unknown[],
    ToldMove['of']
  >(`select count(*) as practices, coalesce(sum(${heldOn('practice_list_sizes', 'patients', 'p.code')}), 0) as patients
     from (select distinct practice_code from practice_memberships where lmc_slug = @lmcSlug) m join practices p on p.code = m.practice_code
     where ${heldOn('practice_memberships', 'lmc_slug', 'p.code')} = @lmcSlug and ${heldOn('practice_statuses', 'status', 'p.code')} = 'open'`),
)
