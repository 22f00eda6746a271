import { heldOn, KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import type { Day } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import type { PracticeGroup } from './group-rules.ts'

const groups = prepared((db) =>
  db.$client.prepare('select id, name, version from practice_groups where lmc_slug = ? order by name_folded'),
)
const members = prepared((db) =>
  db.$client
    .prepare(
      `select m.group_id, m.practice_code from practice_groups g join practice_group_members m on m.group_id = g.id where g.lmc_slug = ?`,
    )
    .raw(),
)
const membersOf = prepared((db) =>
  db.$client.prepare(
    `select p.code, p.name, l.name as lmcNow, ${heldOn('practice_statuses', 'status', 'p.code')} as status
     from practice_group_members m join practices p on p.code = m.practice_code
     left join lmcs l on l.slug = ${heldOn('practice_memberships', 'lmc_slug', 'p.code')}
     where m.group_id = @groupId order by p.name, p.code`,
  ),
)

/** An LMC's own groups by name. `here`: the codes of its open practices; one that is not among them has left its groups. */
export function groupsOfLmc(db: Db, lmcSlug: string, here: ReadonlySet<string>): PracticeGroup[] {
  const own = groups(db).all(lmcSlug) as Omit<PracticeGroup, 'codes'>[]
  if (own.length === 0) return []
  const codes = new Map(own.map(({ id }): [string, string[]] => [id, []]))
  for (const [id, code] of members(db).all(lmcSlug) as [string, string][]) if (here.has(code)) codes.get(id)?.push(code)
  return own.map((group) => ({ ...group, codes: codes.get(group.id)! }))
}

/** A practice that was in a group and is no longer an open practice of the LMC. `lmcNow`: null = none. */
export type LeftMember = { code: string; name: string; closed: boolean; lmcNow: string | null }

export function leftMembers(db: Db, groupId: string, here: ReadonlySet<string>, today: Day): LeftMember[] {
  const all = membersOf(db).all({ groupId, asAt: today, knownBefore: KNOWN_NOW }) as (Omit<LeftMember, 'closed'> & {
    status: string | null
  })[]
  return all
    .filter(({ code }) => !here.has(code))
    .map(({ code, name, lmcNow, status }) => ({ code, name, lmcNow, closed: status !== 'open' }))
}
