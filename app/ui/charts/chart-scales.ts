import { scaleLinear, scaleUtc } from 'd3-scale'
import { line } from 'd3-shape'

/** A week's course: shares (0 to 1) in the order of the chart's days; `null` where there is none: the line breaks there. */
export type Course = { key: string; name: string; shares: (number | null)[] }
/** Something that happened on an ISO day. A vote is marked by a diamond, an edition by its label over a dashed line. */
export type ChartEvent = { day: string; label: string; words: string; vote?: boolean }

/** A share to be reached: a line from the day it was set to its own day. `words`: in a list beneath. */
export type ChartGoal = { from: string; until: string; share: number; label: string; words: string }

/** Side of the square in which lines are drawn before they are stretched to the width they get. */
export const FIELD = 1000

const DAY = 86_400_000
const dateOf = (day: string) => new Date(`${day}T00:00:00Z`)
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Positions of days between the first and the last of a chart, from 0 to 1, and at most six named ones. */
export function dayScale(days: readonly string[]) {
  const first = dateOf(days[0] ?? '1970-01-01')
  const last = new Date(Math.max(first.getTime() + DAY, dateOf(days.at(-1) ?? '1970-01-01').getTime()))
  const scale = scaleUtc([first, last], [0, 1])
  const ticks = scale.ticks(5).map((date, index) => ({ at: scale(date), label: tickWords(date, index === 0) }))
  return { at: (day: string) => scale(dateOf(day)), ticks }
}

/** "Aug", "15 Aug"; at the first and in January with its year. */
function tickWords(date: Date, first: boolean): string {
  const month = MONTHS[date.getUTCMonth()]
  const day = date.getUTCDate() === 1 ? '' : `${date.getUTCDate()} `
  return first || date.getUTCMonth() === 0 ? `${day}${month} ${date.getUTCFullYear()}` : `${day}${month}`
}

/** Heights of shares over a scale from none to the first round share above the highest, and its levels. */
export function shareScale(courses: readonly Pick<Course, 'shares'>[]) {
  const highest = Math.max(0.02, ...courses.flatMap(({ shares }) => shares.map((share) => share ?? 0)))
  const scale = scaleLinear([0, highest], [0, 1]).nice(4)
  return { at: (share: number) => scale(share), levels: scale.ticks(4) }
}

/** The line of a course in a square of `FIELD`: path data that breaks where a share is missing. */
export function coursePath(shares: readonly (number | null)[], across: (index: number) => number, up: (share: number) => number) {
  const path = line<number | null>()
    .defined((share) => share !== null)
    .x((_share, index) => across(index) * FIELD)
    .y((share) => FIELD - up(share ?? 0) * FIELD)
    .digits(0)
  return path([...shares]) ?? ''
}

/** A goal's line as drawn: where it starts and ends across, and its height, each from 0 to 1. */
export type GoalLine = { start: number; end: number; up: number }
/** Where the label of a goal stands: at which end of its line, over or under it. Null = it has no room, and the list names it. */
type GoalLabel = { at: 'start' | 'end'; over: boolean } | null
/** What a label takes of a drawing's width and height. */
const [LABEL_WIDTH, LABEL_HEIGHT] = [0.2, 0.1]

/** Places for the labels of goals, so that no two cover each other: the highest line has the first choice. */
export function goalLabels(lines: readonly GoalLine[]): GoalLabel[] {
  const taken: [left: number, bottom: number][] = []
  const free = (left: number, bottom: number) =>
    left >= 0 &&
    left + LABEL_WIDTH <= 1 &&
    bottom >= 0 &&
    taken.every(([x, y]) => Math.abs(x - left) >= LABEL_WIDTH || Math.abs(y - bottom) >= LABEL_HEIGHT)
  const placed = ({ start, end, up }: GoalLine): GoalLabel => {
    for (const at of ['end', 'start'] as const)
      for (const over of [true, false]) {
        const [left, bottom] = [at === 'end' ? Math.max(0, end - LABEL_WIDTH) : start, over ? up : up - LABEL_HEIGHT]
        if (!free(left, bottom)) continue
        taken.push([left, bottom])
        return { at, over }
      }
    return null
  }
  const places = new Map(lines.toSorted((a, b) => b.up - a.up).map((line) => [line, placed(line)]))
  return lines.map((line) => places.get(line) ?? null)
}

/** Side to which an event's label is written; null = it has no room, its line stands without one, and the list names it. */
export type EventAnchor = 'start' | 'middle' | 'end' | null
/** What a letter, a diamond and the gap between a label and its line take, in pixels. */
const [LETTER, DIAMOND, GAP] = [7, 10, 4]

/** Places for the labels of events on a drawing `width` pixels wide, so that no two cover each other: votes first, then the shortest. */
export function eventAnchors(
  events: readonly Pick<ChartEvent, 'label' | 'vote'>[],
  at: readonly number[],
  width: number,
): EventAnchor[] {
  const wide = ({ label, vote }: (typeof events)[number]) => (vote ? DIAMOND : label.length * LETTER)
  const anchors = events.map((): EventAnchor => null)
  const taken: [left: number, right: number][] = []
  const order = events.map((_event, index) => index).sort((a, b) => rank(events[a]!) - rank(events[b]!))
  for (const index of order) {
    const [x, size] = [at[index]! * width, wide(events[index]!)]
    const lefts = { middle: x - size / 2, end: x - GAP - size, start: x + GAP }
    for (const anchor of ['middle', 'end', 'start'] as const) {
      const [left, right] = [lefts[anchor], lefts[anchor] + size]
      if (taken.some(([from, to]) => left < to + 2 && right > from - 2)) continue
      taken.push([left, right])
      anchors[index] = anchor
      break
    }
  }
  return anchors
}
const rank = ({ label, vote }: Pick<ChartEvent, 'label' | 'vote'>) => (vote ? 0 : label.length)

export const percent = (part: number) => `${Math.round(part * 1000) / 10}%`
