import { type Db, prepared } from '#db/client.server.ts'
import type { Role, RoleAssignment } from './people-rules.ts'

const ofPerson = prepared((db) =>
  db.$client.prepare(
    `select s.id, s.role, s.practice_code as practiceCode, coalesce(s.lmc_slug, served.slug) as lmcSlug, s.office_slug as officeSlug,
       coalesce(p.name, own.name, served.name) as scopeName
     from person_standings s
     left join practices p on p.code = s.practice_code
     left join lmcs own on own.slug = s.lmc_slug
     left join lmcs served on served.office_slug = s.office_slug
     where s.person_id = ? and s.ended_at is null and (s.office_slug is null or served.slug is not null)
     order by s.started_at, s.id, served.name`,
  ),
)

/** The current roles of a person, oldest first; a role in an LMC office once for each LMC the office serves. */
export function rolesOf(db: Db, personId: string): RoleAssignment[] {
  return ofPerson(db).all(personId) as RoleAssignment[]
}

/** A person with a role, as colleagues see them. */
export type PersonWithRole = {
  roleId: string
  personId: string
  name: string
  role: Role
  startedAt: number
  practiceCode: string | null
  lmcSlug: string | null
  officeSlug: string | null
  /** The name of the LMC or office; null in a practice and on the committee. */
  scopeName: string | null
}

const PEOPLE = `select s.id as roleId, s.person_id as personId, n.name, s.role, s.started_at as startedAt, s.practice_code as practiceCode,
    s.lmc_slug as lmcSlug, s.office_slug as officeSlug, coalesce(l.name, f.name) as scopeName
  from person_standings s join persons n on n.id = s.person_id
  left join lmcs l on l.slug = s.lmc_slug left join lmc_offices f on f.slug = s.office_slug
  where s.ended_at is null`
const inPractice = prepared((db) => db.$client.prepare(`${PEOPLE} and s.practice_code = ? order by s.started_at, s.id`))
const inLmc = prepared((db) =>
  db.$client.prepare(
    `${PEOPLE} and (s.lmc_slug = @slug or s.office_slug = (select office_slug from lmcs where slug = @slug)) order by s.started_at, s.id`,
  ),
)
const officersAndCommittee = prepared((db) =>
  db.$client.prepare(`${PEOPLE} and s.practice_code is null order by coalesce(l.name, f.name), s.started_at, s.id`),
)
const oneRole = prepared((db) => db.$client.prepare(`${PEOPLE} and s.id = ?`))

/** SQL: whether a practice has people now. `code`: a column. The same people as `peopleOfPractice`. */
export const hasPeople = (code: string) =>
  `exists (select 1 from person_standings here where here.practice_code = ${code} and here.ended_at is null)`

/** SQL: whether an LMC has officers now, its own or those of its office. `lmc`: a column. The same people as `officersOfLmc`. */
export const hasOfficers = (lmc: string) =>
  `exists (select 1 from person_standings here where here.ended_at is null
    and (here.lmc_slug = ${lmc} or here.office_slug = (select served.office_slug from lmcs served where served.slug = ${lmc})))`

/** The people of a practice now, longest first. */
export function peopleOfPractice(db: Db, practiceCode: string): PersonWithRole[] {
  return inPractice(db).all(practiceCode) as PersonWithRole[]
}

/** The officers of an LMC now, including those of its office. */
export function officersOfLmc(db: Db, lmcSlug: string): PersonWithRole[] {
  return inLmc(db).all({ slug: lmcSlug }) as PersonWithRole[]
}

/** Everyone with a role on the committee or in an LMC now; the committee first. */
export function officersAndCommitteeNow(db: Db): PersonWithRole[] {
  return officersAndCommittee(db).all() as PersonWithRole[]
}

/** A current role by its id. */
export function roleById(db: Db, roleId: string): PersonWithRole | undefined {
  return oneRole(db).get(roleId) as PersonWithRole | undefined
}

const holder = prepared((db) =>
  db.$client.prepare(
    'select n.id, n.email from person_standings s join persons n on n.id = s.person_id where s.id = ? and s.ended_at is null',
  ),
)

/** Who holds a current role, with the address for a mail to them; undefined where it has ended. */
export function personOfRole(db: Db, roleId: string): { id: string; email: string } | undefined {
  return holder(db).get(roleId) as { id: string; email: string } | undefined
}

const offices = prepared((db) => db.$client.prepare('select slug, name from lmc_offices order by name'))

/** Every LMC office, by name. */
export function allOffices(db: Db): { slug: string; name: string }[] {
  return offices(db).all() as { slug: string; name: string }[]
}
