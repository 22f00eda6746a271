import type { ChartPoint } from './line-chart.tsx'

const DAY = 86_400_000
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Days since 1 January 1970 of an ISO day. */
export const dayNumber = (day: string) => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY)

/** Two to five levels from 0 to the first round share above the highest point. */
export function shareTicks(points: Pick<ChartPoint, 'share'>[]): number[] {
  const highest = Math.max(0.02, ...points.map((point) => point.share ?? 0))
  const step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25].find((size) => highest / size <= 4) ?? 0.25
  const levels = Math.ceil(highest / step - 1e-9)
  return Array.from({ length: levels + 1 }, (_, index) => Math.round(index * step * 1000) / 1000)
}

/** First days of months between two day numbers, at most six, with their words: "Aug" or, in January and at the first, "Jan 2025". */
export function dayTicks(first: number, last: number): { day: string; label: string }[] {
  const start = new Date(first * DAY)
  const firsts: { year: number; month: number }[] = []
  for (let month = start.getUTCMonth(); ; month++) {
    const at = new Date(Date.UTC(start.getUTCFullYear(), month, 1))
    const number = at.getTime() / DAY
    if (number > last) break
    if (number >= first) firsts.push({ year: at.getUTCFullYear(), month: at.getUTCMonth() })
  }
  const every = [1, 2, 3, 6, 12, 24, 60].find((size) => firsts.length / size <= 6) ?? 120
  return firsts
    .filter(({ year, month }) => (year * 12 + month) % every === 0)
    .map(({ year, month }, index) => ({
      day: `${year}-${String(month + 1).padStart(2, '0')}-01`,
      label: month === 0 || index === 0 ? `${MONTHS[month]} ${year}` : `${MONTHS[month]}`,
    }))
}

/** The line and the area under it as path data; both break where a share is missing. Days before the first count as the first. */
export function linePaths(points: ChartPoint[], across: (day: string) => number, up: (share: number) => number) {
  const runs: { x: number; y: number }[][] = [[]]
  for (const point of points) {
    if (point.share === null) runs.push([])
    else runs.at(-1)?.push({ x: Math.round(across(point.day) * 100) / 100, y: Math.round(up(point.share) * 100) / 100 })
  }
  const drawn = runs.filter((run) => run.length > 0)
  const trace = (run: { x: number; y: number }[]) => run.map(({ x, y }) => `${x} ${y}`).join('L')
  return {
    line: drawn.map((run) => `M${trace(run)}${run.length === 1 ? 'h0' : ''}`).join(''),
    area: drawn.map((run) => `M${run[0]?.x} 100L${trace(run)}V100z`).join(''),
  }
}
