import { comparisonInWords } from '#app/features/menu/editions/comparison-view.tsx'
import { comparisonPage, editionPage } from '#app/features/menu/editions/edition-queries.server.ts'
import { cachedWithMenu } from '#app/features/menu/editions/menu-version.server.ts'
import { shortHash } from '#app/features/menu/guidance/guidance-version-rules.ts'
import type { Person } from '#app/features/people/accounts/people-rules.ts'
import { addDays, type Day, dayOf, type Instant, startOfDay } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { publishedSince, type Row, seenUntil } from './publications.sql.ts'

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

const cached = cachedWithMenu<Day, readonly Row[]>(2)

/** What was published since the start of a day, the latest first: every desk asks, and it changes with the menu and the records alone. */
const publishedLately = (db: Db, day: Day) => cached(db, day, () => publishedSince(db).all({ since: startOfDay(day), day }))

/**
 * What the committee published that a person has not yet said to have seen, the latest first: editions of the menu, guidance corrected at
 * the desk, votes declared; none from before their first role, and none older than four weeks.
 */
export function unseenPublications(db: Db, person: Pick<Person, 'id'>, now: Instant): Publication[] {
  const day = addDays(dayOf(now), -TOLD_FOR)
  const since = Math.max(seenUntil(db).get({ person: person.id })!, startOfDay(day))
  return publishedLately(db, day)
    .filter(({ at }) => at > since && at <= now)
    .map((row) => asPublication(db, row, now))
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
