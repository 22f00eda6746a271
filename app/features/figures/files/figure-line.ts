import { ofInWords, percentInWords, wholeReturnRate } from '#app/features/figures/disclosure/figure-words.ts'
import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { timesQuery } from '#app/features/figures/times/page-addresses.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { dayOf } from '#app/platform/time.ts'

/** Where a figure is of, with its practices: England, a region, an LMC. */
export type CountedPlace = { name: string; open: number; reporters: number }

/**
 * A line that says a figure whole, to paste into a newsletter or a mail: number, base, return rate, week, release, address. `site`: the
 * portal's address.
 */
export function figureLine(
  week: Pick<WeekFigures, 'weekEnd' | 'known'>,
  { title, figure, place, site }: { title: string; figure: PublishedFigure; place: CountedPlace; site: string },
): string {
  const share = percentInWords(figure)
  const number = share ? `${share} (${ofInWords(figure)} reporting practices)` : `${ofInWords(figure)} reporting practices`
  const rate = `${wholeReturnRate(place)}% of ${inFigures(place.open)} open practices reported`
  const own = week.known.weekEnd === week.weekEnd
  const release = `${own ? '' : 'as known at the '}release of ${longDay(dayOf(week.known.knownAt))}`
  // A release's own page shows the week it was issued for: an earlier week as known at it stands at an address with both times.
  const times = { weekEnd: week.weekEnd, known: week.known.id, compare: null }
  const address = own ? `/figures/releases/${week.known.id}` : `/figures?${timesQuery(times)}`
  return `${title}, ${place.name}: ${number}; ${rate}. Week to ${longDay(week.weekEnd)}, ${release}. ${site}${address}`
}
