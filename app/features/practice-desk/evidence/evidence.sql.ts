import type { Role } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'

export type Shown = {
  action: string
  title: string
  guidanceHash: string | null
  edition: string | null
  publishedAt: number | null
  wording: string | null
}

/** Each text of the menu that a practice was shown when it recorded something, earliest first. */
export const shown = prepared((db) =>
  db.$client.prepare<
    unknown[],
    Shown
  >(`select e.action_slug as action, a.title, max(e.guidance_hash) as guidanceHash, d.title as edition, d.published_at as publishedAt,
       o.wording, min(e.recorded_at) as first
     from adoption_entries e join actions a on a.slug = e.action_slug
       left join editions d on d.slug = e.edition_slug left join offers o on o.edition_slug = e.edition_slug and o.action_slug = e.action_slug
     where e.practice_code = ? group by e.action_slug, e.edition_slug, e.guidance_hash order by first, action, edition, guidanceHash`),
)

export const made = prepared((db) =>
  db.$client.prepare<
    unknown[],
    { at: Instant; kind: 'pdf' | 'zip'; role: Role | null }
  >(`select e.at, json_extract(e.detail, '$.kind') as kind, (select s.role from person_standings s
       where s.person_id = e.actor and s.practice_code = @practiceCode and s.started_at <= e.at order by s.started_at desc, s.id desc limit 1) as role
     from audit_events e where e.subject = @practiceCode and e.action = 'evidence.made' order by e.seq desc limit 10`),
)
