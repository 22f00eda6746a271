import { comparisonInWords } from '#app/features/menu/editions/comparison-view.tsx'
import { comparisonPage, editionPage } from '#app/features/menu/editions/edition-queries.server.ts'
import { shortHash } from '#app/features/menu/guidance/guidance-version-rules.ts'
import type { Person } from '#app/features/people/accounts/people-rules.ts'
import { addDays, dayOf, type Instant, startOfDay } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'

/** Something the committee published: what it says, and where it is read whole. */
export type Publication = {
  key: string
  at: Instant
  kind: 'Menu' | 'Guidance' | 'Vote'
  title: string
  words: string
  href: string
}

/** Days after which nothing is told on a desk any more. */
const TOLD_FOR = 28

const seenUntil = prepared((db) =>
  db.$client
    .prepare(
      `select max(coalesce((select until from publications_seen where person_id = @person), 0),
         coalesce((select min(started_at) from person_standings where person_id = @person and ended_at is null), 0))`,
    )
    .pluck(),
)
const publishedSince = prepared((db) =>
  db.$client.prepare(
    `select 'edition' as kind, slug, '' as hash, title, null as reason, published_at as at from editions
       where published_at > @since and published_at <= @now
     union all
     select 'guidance', v.slug, v.fields ->> '$.hash', v.fields ->> '$.title', v.reason, v.recorded_at from record_versions v
       where v.kind = 'guidance' and v.version > 1 and v.content_hash is null and v.recorded_at > @since and v.recorded_at <= @now
     union all
     select 'vote', slug, '', title, null, at from (
       select v.slug, v.fields ->> '$.vote.title' as title,
         (select min(d.recorded_at) from record_versions d
          where d.kind = 'ballot' and d.slug = v.slug and d.withdrawn = 0 and d.fields ->> '$.vote.declaredOn' is not null) as at
       from record_versions v where v.kind = 'ballot' and v.withdrawn = 0 and v.fields ->> '$.vote.declaredOn' > @day
         and v.version = (select max(l.version) from record_versions l where l.kind = 'ballot' and l.slug = v.slug))
       where at > @since and at <= @now
     order by 6 desc`,
  ),
)
type Row = {
  kind: 'edition' | 'guidance' | 'vote'
  slug: string
  hash: string
  title: string
  reason: string | null
  at: Instant
}

/**
 * What the committee published that a person has not yet said to have seen, the latest first: editions of the menu, guidance corrected at
 * the desk, votes declared; none from before their first role, and none older than four weeks.
 */
export function unseenPublications(db: Db, person: Pick<Person, 'id'>, now: Instant): Publication[] {
  const day = addDays(dayOf(now), -TOLD_FOR)
  const since = Math.max(seenUntil(db).get({ person: person.id }) as number, startOfDay(day))
  return (publishedSince(db).all({ since, now, day }) as Row[]).map((row) => asPublication(db, row, now))
}

function asPublication(db: Db, { kind, slug, hash, title, reason, at }: Row, now: Instant): Publication {
  const shared = { key: `${kind} ${slug} ${at}`, at, title }
  if (kind === 'edition') return { ...shared, kind: 'Menu', ...editionWords(db, slug, now) }
  if (kind === 'guidance') {
    const words = reason ?? 'Its words were corrected.'
    return { ...shared, kind: 'Guidance', words, href: `/actions/${slug}/versions/${shortHash(hash)}` }
  }
  return { ...shared, kind: 'Vote', words: 'Its result is declared.', href: `/ballots#${slug}` }
}

function editionWords(db: Db, slug: string, now: Instant): Pick<Publication, 'words' | 'href'> {
  const before = editionPage(db, slug, now)?.before
  const page = before ? comparisonPage(db, before.slug, slug, now) : undefined
  if (!before || !page) return { words: 'The first edition of its round.', href: `/menu/editions/${slug}` }
  const { added, dropped, statuses, reworded } = page.comparison
  const named = [
    ['On the menu', added],
    ['Off the menu', dropped],
    ['Other status', statuses],
    ['Reworded', reworded],
  ] as const
  const lists = named.flatMap(([label, list]) =>
    list.length > 0 ? [`${label}: ${list.map(({ title }) => title).join(', ')}.`] : [],
  )
  return {
    words: [comparisonInWords(page.comparison), ...lists].join(' '),
    href: `/menu/compare?from=${before.slug}&to=${slug}`,
  }
}
