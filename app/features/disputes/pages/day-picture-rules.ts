import { scaleUtc } from 'd3-scale'
import type { Day } from '#app/platform/time.ts'

const dateOf = (day: Day) => new Date(`${day}T00:00:00Z`)
const percent = (part: number) => `${Math.round(part * 1000) / 10}%`
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' })

export type DayScale = { at: (day: Day) => string; ticks: { label: string; at: string }[] }

/** Positions of days between a first and a last, as per cent, with years to read them by, or months where it is less than two; `most` at most. */
export function dayScale(first: Day, last: Day, most = 9): DayScale {
  const scale = scaleUtc([dateOf(first), dateOf(last)], [0, 1]).clamp(true)
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))]
  const years = Array.from({ length: to - from }, (_, index) => from + index + 1)
  const every = Math.ceil(years.length / most)
  const ticks =
    years.length > 1
      ? years.filter((year) => (to - year) % every === 0).map((year) => ({ label: String(year), date: dateOf(`${year}-01-01`) }))
      : scale.ticks(Math.min(3, most)).flatMap((date) => (date.getUTCDate() === 1 ? [{ label: MONTH.format(date), date }] : []))
  return {
    at: (day) => percent(scale(dateOf(day))),
    ticks: ticks.map(({ label, date }) => ({ label, at: percent(scale(date)) })),
  }
}
