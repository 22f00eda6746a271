import { prepared } from '#db/client.server.ts'
import type { RoleAssignment } from './people-rules.ts'
import type { PersonWithRole } from './role-queries.server.ts'

export const withSecondStep = prepared((db) =>
  db.$client
    .prepare<
      unknown[],
      { person_id: string }
    >(`select person_id from authenticators where person_id = @person and confirmed_at is not null
       union all select person_id from passkeys where person_id = @person limit 1`)
    .pluck(),
)

export const ofPerson = prepared((db) =>
  db.$client.prepare<
    unknown[],
    RoleAssignment
  >(`select s.id, s.role, s.practice_code as practiceCode, coalesce(s.lmc_slug, served.slug) as lmcSlug, s.office_slug as officeSlug,
       coalesce(p.name, own.name, served.name) as scopeName
     from person_standings s
     left join practices p on p.code = s.practice_code
     left join lmcs own on own.slug = s.lmc_slug
     left join lmcs served on served.office_slug = s.office_slug
     where s.person_id = ? and s.ended_at is null and (s.office_slug is null or served.slug is not null)
     order by s.started_at, s.id, served.name`),
)

export const putVisit = prepared((db) =>
  db.$client.prepare(`insert into visits (person_id, day, before) values (@personId, @day, @before)
    on conflict (person_id) do update set day = excluded.day, before = excluded.before`),
)

const PEOPLE = `select s.id as roleId, s.person_id as personId, n.name, s.role, s.started_at as startedAt, s.practice_code as practiceCode,
    s.lmc_slug as lmcSlug, s.office_slug as officeSlug, coalesce(l.name, f.name) as scopeName
  from person_standings s join persons n on n.id = s.person_id
  left join lmcs l on l.slug = s.lmc_slug left join lmc_offices f on f.slug = s.office_slug
  where s.ended_at is null`

export const inPractice = prepared((db) =>
  db.$client.prepare<unknown[], PersonWithRole>(`${PEOPLE} and s.practice_code = ? order by s.started_at, s.id`),
)

export const inLmc = prepared((db) =>
  db.$client.prepare<unknown[], PersonWithRole>(
    `${PEOPLE} and (s.lmc_slug = @slug or s.office_slug = (select office_slug from lmcs where slug = @slug)) order by s.started_at, s.id`,
  ),
)

export const officersAndCommittee = prepared((db) =>
  db.$client.prepare<unknown[], PersonWithRole>(
    `${PEOPLE} and s.practice_code is null order by coalesce(l.name, f.name), s.started_at, s.id`,
  ),
)

export const oneRole = prepared((db) => db.$client.prepare<unknown[], PersonWithRole>(`${PEOPLE} and s.id = ?`))

export const holder = prepared((db) =>
  db.$client.prepare<unknown[], { id: string; email: string }>(
    'select n.id, n.email from person_standings s join persons n on n.id = s.person_id where s.id = ? and s.ended_at is null',
  ),
)

export const offices = prepared((db) =>
  db.$client.prepare<unknown[], { slug: string; name: string }>('select slug, name from lmc_offices order by name'),
)

export const removeWishesOf = prepared((db) =>
  db.$client.prepare(
    "delete from wishes where json_extract(wish, '$.personId') = @personId or json_extract(wish, '$.email') = @email",
  ),
)

/** SQL: whether a practice has people now. `code`: a column. The same people as `peopleOfPractice`. */
export const hasPeople = (code: string) =>
  `exists (select 1 from person_standings here where here.practice_code = ${code} and here.ended_at is null)`

/** SQL: whether an LMC has officers now, its own or those of its office. `lmc`: a column. The same people as `officersOfLmc`. */
export const hasOfficers = (lmc: string) =>
  `exists (select 1 from person_standings here where here.ended_at is null
    and (here.lmc_slug = ${lmc} or here.office_slug = (select served.office_slug from lmcs served where served.slug = ${lmc})))`
