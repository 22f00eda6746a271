import { scaleUtc } from 'd3-scale'
import type { Day } from '#app/platform/time.ts'

const dateOf = (day: Day) => new Date(`${day}T00:00:00Z`)
const percent = (part: number) => `${Math.round(part * 1000) / 10}%`

/** Positions of days between a first and a last, as per cent, and the first of January of each year between, at most nine. */
export function yearScale(first: Day, last: Day) {
  const scale = scaleUtc([dateOf(first), dateOf(last)], [0, 1]).clamp(true)
  const years = Array.from(
    { length: Number(last.slice(0, 4)) - Number(first.slice(0, 4)) },
    (_, index) => Number(first.slice(0, 4)) + index + 1,
  )
  const every = Math.ceil(years.length / 9)
  const ticks = years
    .filter((year) => (Number(last.slice(0, 4)) - year) % every === 0)
    .map((year) => ({ year, at: percent(scale(dateOf(`${year}-01-01`))) }))
  return { at: (day: Day) => percent(scale(dateOf(day))), ticks }
}
export type YearScale = ReturnType<typeof yearScale>
