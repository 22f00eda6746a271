import { Temporal } from 'temporal-polyfill'
import type { Day } from '#app/platform/time.ts'

/** The width of a clock's drawing, in its own units. */
export const WIDTH = 240
/** The most months after today that are drawn; a clock that runs longer ends in the open. */
const MOST_AHEAD = 12
const LEAST_AHEAD = 5
const BEHIND = 2
/** Half the width of the diamond at a last day. */
const DIAMOND = 5

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export type ClockScale = { from: Day; until: Day; today: number; months: { label: string; x: number; now: boolean }[] }

/** The months that the clocks of a table are drawn over: from two months before today to the last end, within a year. */
function clockScale(ends: readonly Day[], today: Day): ClockScale {
  const first = Temporal.PlainDate.from(today).with({ day: 1 }).subtract({ months: BEHIND })
  const last = ends.reduce((latest, day) => (day > latest ? day : latest), today)
  const ahead = Temporal.PlainDate.from(today).until(Temporal.PlainDate.from(last), { largestUnit: 'months' }).months + 2
  const count = BEHIND + Math.min(MOST_AHEAD, Math.max(LEAST_AHEAD, ahead))
  const [from, until] = [first.toString(), first.add({ months: count }).toString()]
  const place = (day: Day) => xOf({ from, until }, day)
  const every = count > 9 ? 2 : 1
  const months = Array.from({ length: count }, (_, index) => first.add({ months: index })).flatMap((month, index) => {
    const now = month.toString().slice(0, 7) === today.slice(0, 7)
    return index % every === BEHIND % every
      ? [
          {
            label: month.month === 1 ? `’${String(month.year).slice(2)}` : MONTHS[month.month - 1]!,
            x: place(month.toString()),
            now,
          },
        ]
      : []
  })
  return { from, until, today: place(today), months }
}

/** Days since 1970: a table works out some hundreds. */
const dayNumber = (day: Day): number => Date.parse(day) / 86_400_000

/** Where a day, or one so many days later, stands in units within the drawing. */
function xOf({ from, until }: Pick<ClockScale, 'from' | 'until'>, day: Day, later = 0): number {
  const [first, last] = [dayNumber(from), dayNumber(until)]
  const share = (dayNumber(day) + later - first) / (last - first)
  return Math.round(Math.min(1, Math.max(0, share)) * WIDTH)
}

/** Where a period is drawn: what has gone by today, what is to come, and whether its end lies on the drawing. */
export function clockParts(scale: ClockScale, { from, due }: { from: Day; due: Day }) {
  // Of what only has an end, the beginning is before all that is drawn.
  const [start, end] = [from === due ? 0 : xOf(scale, from), xOf(scale, due, 1)]
  return { start, now: Math.min(Math.max(scale.today, start), end), end, ends: end > 0 && end < WIDTH - DIAMOND }
}

/** The months that the clocks of some lines are drawn over. */
export const scaleOf = (lines: readonly { clock: { due: Day } | null }[], today: Day): ClockScale =>
  clockScale(
    lines.flatMap(({ clock }) => clock?.due ?? []),
    today,
  )
