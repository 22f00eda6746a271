import type { Role } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'
import { callShownAt } from './call-shown.sql.ts'
import type { EditorAct } from './editor-acts-words.ts'

export const callAccesses = prepared((db) =>
  db.$client.prepare<unknown[], { at: Instant; actor: string }>(`select e.at, e.actor from audit_events e
     where e.subject = @lmc and e.at >= @from and e.at < @before and e.action = 'lmc.calls-seen' and exists
       (select 1 from call_requests c where c.practice_code = @practice and c.lmc_slug = @lmc and ${callShownAt('e.at')})`),
)

export const roleOfActor = prepared((db) =>
  db.$client.prepare<
    unknown[],
    { role: Role; where: string | null; elsewhere: 0 | 1 | null }
  >(`select s.role, coalesce(p.name, l.name, o.name) as "where", s.practice_code <> @practice as elsewhere from person_standings s
     left join practices p on p.code = s.practice_code left join lmcs l on l.slug = s.lmc_slug
     left join lmc_offices o on o.slug = s.office_slug
     where s.person_id = @actor and s.started_at <= @at and (s.ended_at is null or s.ended_at > @at)
     order by case when s.practice_code = @practice then 0
       when s.lmc_slug = @lmc or s.office_slug = (select office_slug from lmcs where slug = @lmc) then 1
       when s.practice_code is null then 2 else 3 end, s.started_at, s.id limit 1`),
)

/**
 * Events of people who were editors at that time, and only acts for the committee: on the menu's desk, or invitations and roles
 * that the committee gives. Events name invitations by id alone, so role and scope come from their row.
 */
export const actsBefore = prepared((db) =>
  db.$client.prepare<unknown[], EditorAct>(`select number, at, nullif(name, '') as editor, act, role, subject from (
       select e.seq as number, e.at, n.name, e.action as act, coalesce(i.role, e.detail ->> 'role') as role,
         coalesce(l.name, o.name, ld.name, od.name, m.title,
           case when d.published_as is not null or @unpublished then nullif(d.title, '') end, r.title,
           case when rd.published_as is not null or @unpublished then nullif(rd.title, '') end,
           case when e.action like 'letter-base.%' then e.detail ->> 'title' end) as subject
       from (select distinct person_id from person_standings where role = 'committee-editor') x
       join audit_events e on e.actor = x.person_id
       join persons n on n.id = e.actor
       left join invitations i on e.action like 'invitation.%' and i.id = e.subject
       left join lmcs l on l.slug = i.lmc_slug left join lmc_offices o on o.slug = i.office_slug
       left join lmcs ld on e.action = 'standing.ended' and ld.slug = e.detail ->> 'place'
       left join lmc_offices od on e.action = 'standing.ended' and od.slug = e.detail ->> 'place'
       left join drafts d on e.action like 'draft.%' and d.id = e.subject left join rounds r on r.slug = d.round_slug
       left join record_drafts rd on e.action like 'record.%' and rd.id = e.subject
       left join editions m on e.action = 'edition.published' and m.slug = e.subject
       where e.seq < @before and e.action in (select value from json_each(@acts))
         and exists (select 1 from person_standings s where s.person_id = e.actor and s.role = 'committee-editor'
           and s.started_at <= e.at and (s.ended_at is null or s.ended_at >= e.at)))
     where role in (select value from json_each(@roles)) or act in (select value from json_each(@desk))
     order by number desc limit @limit`),
)
