import { heldOn } from '#app/features/register/records/records.sql.ts'
import { prepared } from '#db/client.server.ts'
import type { LeftMember } from './group-queries.server.ts'

export const members = prepared((db) =>
  db.$client
    .prepare<unknown[], [string, string]>(
      `select m.group_id, m.practice_code from practice_groups g join practice_group_members m on m.group_id = g.id where g.lmc_slug = ?`,
    )
    .raw(),
)

export const membersOf = prepared((db) =>
  db.$client.prepare<
    unknown[],
    Omit<LeftMember, 'closed'> & {
      status: string | null
    }
  >(`select p.code, p.name, l.name as lmcNow, ${heldOn('practice_statuses', 'status', 'p.code')} as status
     from practice_group_members m join practices p on p.code = m.practice_code
     left join lmcs l on l.slug = ${heldOn('practice_memberships', 'lmc_slug', 'p.code')}
     where m.group_id = @groupId order by p.name, p.code`),
)

export const leftLongAgo = prepared((db) =>
  db.$client.prepare<
    unknown[],
    { groupId: string; practiceCode: string }
  >(`select m.group_id as groupId, m.practice_code as practiceCode from practice_group_members m join practice_groups g on g.id = m.group_id
     where (${heldOn('practice_memberships', 'lmc_slug', 'm.practice_code')} is not g.lmc_slug
       or ${heldOn('practice_statuses', 'status', 'm.practice_code')} is not 'open')
     and coalesce((select max(s.recorded_at) from practice_memberships s where s.practice_code = m.practice_code), 0) < @before
     and coalesce((select max(s.recorded_at) from practice_statuses s where s.practice_code = m.practice_code), 0) < @before`),
)
