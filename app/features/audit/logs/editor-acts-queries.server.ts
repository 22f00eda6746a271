import { type Db, prepared } from '#db/client.server.ts'
import { COMMITTEE_ACTS, COMMITTEE_GIVES, type EditorAct, MENU_ACTS } from './editor-acts-words.ts'

/** Acts on one page. */
const ACTS_A_PAGE = 100

/**
 * Events of people who were editors at that time, and only acts for the committee: on the menu's desk, or invitations and roles
 * that the committee gives. Events name invitations by id alone, so role and scope come from their row.
 */
const actsBefore = prepared((db) =>
  db.$client.prepare(
    `select number, at, nullif(name, '') as editor, act, role, subject from (
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
     order by number desc limit @limit`,
  ),
)

/**
 * Acts of the committee's editors, latest first, before an event's number; `more`: the number to continue from, if there are
 * more. `unpublishedTitles`: for editors only. Others see an unpublished draft by the name of its round, because they may not see
 * the draft itself.
 */
export function editorActs(
  db: Db,
  { before = Number.MAX_SAFE_INTEGER, unpublishedTitles }: { before?: number; unpublishedTitles: boolean },
): { acts: EditorAct[]; more: number | null } {
  const rows = actsBefore(db).all({
    before,
    unpublished: unpublishedTitles ? 1 : 0,
    acts: JSON.stringify([...COMMITTEE_ACTS, ...MENU_ACTS]),
    desk: JSON.stringify(MENU_ACTS),
    roles: JSON.stringify(COMMITTEE_GIVES),
    limit: ACTS_A_PAGE + 1,
  }) as EditorAct[]
  const acts = rows.slice(0, ACTS_A_PAGE)
  return { acts, more: rows.length > ACTS_A_PAGE ? (acts.at(-1)?.number ?? null) : null }
}
