import { publishedEditions } from '#app/features/menu/editions/edition-queries.server.ts'
import { menuAt } from '#app/features/menu/editions/menu-history-queries.server.ts'
import { onTheMenu, publishedWords } from '#app/features/menu/editions/menu-rules.ts'
import { dayAndMonth } from '#app/platform/dates-in-words.ts'
import { plainWords } from '#app/platform/markdown.server.ts'
import { addDays, type Day, dayOf, type Instant, weekEndOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

export type Dated = { key: string; when: string; title: string; href?: string; words: string }

/** What the last editions did, newest first. */
export function lastChanges(db: Db, at: Instant, most = 4): Dated[] {
  const editions = publishedEditions(db, at).flatMap(({ round, editions }) =>
    editions.map((edition) => ({ ...edition, round: round.title })),
  )
  return editions
    .sort((a, b) => b.publishedAt - a.publishedAt)
    .slice(0, most)
    .map((edition) => ({
      key: edition.slug,
      when: publishedWords(edition).replace(/ at \d.*$/, ''),
      title: edition.title,
      href: `/menu/editions/${edition.slug}`,
      words:
        edition.onTheMenu === 0
          ? 'nothing is on the menu'
          : `${edition.onTheMenu} ${edition.onTheMenu === 1 ? 'action' : 'actions'} on the menu`,
    }))
}

const beginsInWords = (unless: string | null) =>
  unless ? `its first day, unless: ${plainWords(unless).replace(/\.$/, '')}` : 'its first day'

/** The days to come that are known: the week's end and its figures, and the first and last days of actions on the menu. */
export function nextDates(db: Db, at: Instant): Dated[] {
  const today = dayOf(at)
  const sunday = weekEndOf(today)
  const dated = (day: Day, title: string, words: string, href?: string) => {
    return { day, key: `${day} ${title}`, when: dayAndMonth(day), title, words, ...(href ? { href } : {}) }
  }
  const windows = (menuAt(db, at)?.offers ?? [])
    .filter(({ status }) => onTheMenu(status))
    .flatMap(({ actionSlug, shortTitle, offeredFrom, offeredUntil, unless }) => [
      ...(offeredFrom && offeredFrom > today
        ? [dated(offeredFrom, shortTitle, beginsInWords(unless), `/actions/${actionSlug}`)]
        : []),
      ...(offeredUntil && offeredUntil >= today
        ? [dated(offeredUntil, shortTitle, 'its last day', `/actions/${actionSlug}`)]
        : []),
    ])
  return [
    dated(sunday, 'The week ends', 'a return for it counts until the Sunday after'),
    dated(addDays(sunday, 1), 'New figures', 'at 09:00'),
    ...windows,
  ]
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .slice(0, 6)
    .map(({ day, ...rest }) => rest)
}
