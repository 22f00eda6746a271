import type { BallotCard } from '#app/features/ballots/records/ballot-queries.server.ts'
import { type Edition, publishedWords } from '#app/features/menu/editions/menu-rules.ts'
import { dayAndMonth } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import type { ChartEvent } from '#app/ui/charts/chart-scales.ts'

/** Editions and closed votes as marks on a course, in the order of time. */
export function chartEvents(
  editions: Pick<Edition, 'number' | 'title' | 'publishedAt' | 'precision'>[],
  ballots: Pick<BallotCard, 'title' | 'closedOn' | 'status'>[],
): ChartEvent[] {
  const votes = ballots
    .filter(({ status }) => status === 'closed' || status === 'declared')
    .map(({ title, closedOn }) => ({
      day: closedOn,
      label: 'vote',
      words: `${title} closes, ${dayAndMonth(closedOn)}`,
      vote: true,
    }))
  const menus = editions.map((edition) => ({
    day: dayOf(edition.publishedAt),
    label: String(edition.number),
    words: `${edition.title}, ${publishedWords(edition).replace(/ at \d.*$/, '')}`,
  }))
  return [...votes, ...menus].sort((a, b) => (a.day < b.day ? -1 : 1))
}
