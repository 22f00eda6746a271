import { ROLE_WORDS, type Role } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'

export type OwnRole = { role: string; where: string | null; from: Instant; until: Instant | null }
export type OwnDetails = { name: string; email: string; since: Instant; roles: OwnRole[] }

const own = prepared((db) => db.$client.prepare('select name, email, created_at as since from persons where id = ?'))
const everyRole = prepared((db) =>
  db.$client.prepare(
    `select s.role, coalesce(p.name || ' (' || p.code || ')', l.name, o.name) as "where", s.started_at as "from", s.ended_at as until
     from person_standings s left join practices p on p.code = s.practice_code left join lmcs l on l.slug = s.lmc_slug
     left join lmc_offices o on o.slug = s.office_slug
     where s.person_id = ? order by s.started_at, s.id`,
  ),
)

/** A person's own details for "My details", including ended roles. */
export function ownDetails(db: Db, personId: string): OwnDetails {
  const found = own(db).get(personId) as Omit<OwnDetails, 'roles'> | undefined
  if (!found) throw new Error('Details were asked for of nobody.')
  const roles = everyRole(db).all(personId) as (OwnRole & { role: Role })[]
  return { ...found, roles: roles.map((assignment) => ({ ...assignment, role: ROLE_WORDS[assignment.role] })) }
}
