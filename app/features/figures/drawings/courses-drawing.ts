import { percentInWords } from '#app/features/figures/disclosure/figure-words.ts'
import type { CoursePoint } from '#app/features/figures/releases/release-queries.server.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { dayAndMonth, longDay } from '#app/platform/dates-in-words.ts'
import { daysBetween } from '#app/platform/time.ts'
import { drawing, EDGE, MARGIN, round, SOFT, STRONG, text, WIDTH } from './drawing-parts.ts'
import { wordsOf } from './drawing-words.ts'

/** The most that stand beside each other. */
const MOST = 3
const GAP = 44
const HIGH = 120
const ROW = HIGH + 76

/** England's weekly course of each action, side by side on one scale; the other actions stand behind in grey. `courses`: by column. */
export function coursesDrawing(week: WeekFigures, courses: CoursePoint[][], source: string): string {
  const ends = [...new Set(courses.flat().map(({ weekEnd }) => weekEnd))].sort()
  const [from = week.weekEnd, to = week.weekEnd] = [ends[0], ends.at(-1)]
  const beside = Math.min(MOST, Math.max(1, week.columns.length))
  const wide = (WIDTH - 2 * MARGIN - (beside - 1) * GAP) / beside - 30
  const top = Math.ceil(Math.max(20, ...courses.flat().map(({ figure }) => figure.percent ?? 0)) / 20) * 20
  const across = (day: string) => (from === to ? wide : (daysBetween(from, day) / daysBetween(from, to)) * wide)
  const up = (percent: number) => HIGH - (percent / top) * HIGH
  const line = (points: CoursePoint[], colour: string, width: number) => {
    const way = points.map(({ weekEnd, figure }) => `${round(across(weekEnd))} ${round(up(figure.percent ?? 0))}`).join('L')
    return way === '' ? '' : `<path d="M${way}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round"/>`
  }
  const ticks = Array.from({ length: top / 20 + 1 }, (_, index) => index * 20)
  const grid = ticks.map(
    (tick) =>
      `<path d="M0 ${round(up(tick))}H${round(wide)}" stroke="${EDGE}"/>${text(-8, up(tick) + 4, tick === top ? `${tick}%` : String(tick), { size: 11, fill: SOFT, anchor: 'end' })}`,
  )
  const days =
    text(0, HIGH + 18, dayAndMonth(from), { size: 11, fill: SOFT }) +
    text(wide, HIGH + 18, dayAndMonth(to), { size: 11, fill: SOFT, anchor: 'end' })
  const plots = week.columns.map(({ shortTitle }, index) => {
    const x = MARGIN + 30 + (index % beside) * (wide + 30 + GAP)
    const y = 30 + Math.floor(index / beside) * ROW
    const own = courses[index] ?? []
    const last = own.at(-1)
    const others = courses.map((points, other) => (other === index ? '' : line(points, '#d3d1c9', 1.2))).join('')
    const dot = last
      ? `<circle cx="${round(across(last.weekEnd))}" cy="${round(up(last.figure.percent ?? 0))}" r="3.6" fill="${STRONG}"/>`
      : ''
    const head =
      text(0, -14, shortTitle, { size: 15, weight: 700 }) +
      text(wide, -14, last ? percentInWords(last.figure) : '', { size: 15, weight: 700, anchor: 'end' })
    return `<g transform="translate(${round(x)} ${y})">${head}${grid.join('')}${others}${line(own, STRONG, 2.6)}${dot}${days}</g>`
  })
  const alt = week.columns
    .map(({ shortTitle }, index) => {
      const points = courses[index] ?? []
      const said = [points[0], points.at(-1)].map((point) => (point ? percentInWords(point.figure) : 'nothing'))
      return `${shortTitle}: from ${said[0]} to ${said[1]}`
    })
    .join('; ')
  const words = wordsOf(week, 'Week by week, action by action', source)
  const span = `${longDay(from)} to ${longDay(to)}`
  return drawing({ ...words, alt: `${span}. ${alt}.` }, 30 + Math.ceil(week.columns.length / beside) * ROW, plots.join(''))
}
