import type { BallotCard } from '#app/features/ballots/records/ballot-queries.server.ts'
import { type Edition, publishedWords } from '#app/features/menu/editions/menu-rules.ts'
import type { TimelineEvent } from '#app/features/timeline/events/event-queries.server.ts'
import { dayAndMonth } from '#app/platform/dates-in-words.ts'
import { firstDayOf, lastDayOf, roughDayWords } from '#app/platform/rough-days.ts'
import { dayOf } from '#app/platform/time.ts'
import type { ChartEvent } from '#app/ui/charts/chart-scales.ts'

/** Editions, closed votes and events of a known day as marks on a course, in the order of time. */
export function chartEvents(
  editions: Pick<Edition, 'number' | 'title' | 'publishedAt' | 'precision'>[],
  ballots: readonly Pick<BallotCard, 'title' | 'closedOn' | 'status'>[],
  events: Pick<TimelineEvent, 'title' | 'kind' | 'on'>[] = [],
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
  const happened = events
    .filter(({ on }) => firstDayOf(on) === lastDayOf(on))
    .map(({ title, kind, on }) => ({ day: firstDayOf(on), label: kind, words: `${title}, ${roughDayWords(on)}` }))
  return [...votes, ...menus, ...happened].sort((a, b) => (a.day < b.day ? -1 : 1))
}
