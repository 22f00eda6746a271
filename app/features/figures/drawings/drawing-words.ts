import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'

/** Title, what is counted and where it comes from, as every drawing says them. */
export function wordsOf({ england, weekEnd }: WeekFigures, title: string, source: string) {
  const counted = `% of ${inFigures(england.reporters)} practices that reported, of ${inFigures(england.open)} open. England, as at ${longDay(weekEnd)}`
  return { title, counted, source }
}

/** "Concert, release of 25 November 2024: concert.example/figures/releases/2024-11-25" */
export function sourceWords({ known }: WeekFigures, { siteName, site }: { siteName: string; site: string }): string {
  const address = `${site.replace(/^https?:\/\//, '')}/figures/releases/${known.id}`
  return `${siteName}, release of ${longDay(known.id.slice(0, 10))}: ${address}`
}
