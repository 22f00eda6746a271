import type { Instant } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'

export const seenUntil = prepared((db) =>
  db.$client
    .prepare<unknown[], number>(`select max(coalesce((select until from publications_seen where person_id = @person), 0),
         coalesce((select min(started_at) from person_standings where person_id = @person and ended_at is null), 0))`)
    .pluck(),
)

export type Row = {
  kind: 'edition' | 'guidance' | 'vote'
  slug: string
  hash: string
  title: string
  reason: string | null
  at: Instant
}

export const publishedSince = prepared((db) =>
  db.$client.prepare<
    unknown[],
    Row
  >(`select 'edition' as kind, slug, '' as hash, title, null as reason, published_at as at from editions
       where published_at > @since
     union all
     select 'guidance', v.slug, v.fields ->> '$.hash', v.fields ->> '$.title', v.reason, v.recorded_at from record_versions v
       where v.kind = 'guidance' and v.version > 1 and v.content_hash is null and v.recorded_at > @since
     union all
     select 'vote', slug, '', title, null, at from (
       select v.slug, v.fields ->> '$.vote.title' as title,
         (select min(d.recorded_at) from record_versions d
          where d.kind = 'ballot' and d.slug = v.slug and d.withdrawn = 0 and d.fields ->> '$.vote.declaredOn' is not null) as at
       from record_versions v where v.kind = 'ballot' and v.withdrawn = 0 and v.fields ->> '$.vote.declaredOn' > @day
         and v.version = (select max(l.version) from record_versions l where l.kind = 'ballot' and l.slug = v.slug))
       where at > @since
     order by at desc, kind, slug`),
)
