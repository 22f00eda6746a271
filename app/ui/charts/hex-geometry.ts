/** Side of a hexagon, in units of the drawing. */
export const SIZE = 15
const HALF_WIDTH = (Math.sqrt(3) / 2) * SIZE
const GAP = 0.93
export const round = (value: number) => Math.round(value * 10) / 10

export type Place = { q: number; r: number }

/** The middle of a hexagon in the odd-r layout (odd rows are half a hexagon to the right). */
export const middle = ({ q, r }: Place, rowsGrowNorth: boolean) => ({
  x: HALF_WIDTH * (2 * q + (Math.abs(r) % 2)),
  y: 1.5 * SIZE * (rowsGrowNorth ? -r : r),
})

/** The outline of one hexagon around 0 0, slightly smaller than its cell. */
export const OUTLINE = (() => {
  const [w, s] = [HALF_WIDTH * GAP, SIZE * GAP]
  return `M${round(w)} ${round(-s / 2)}v${round(s)}L0 ${round(s)}L${round(-w)} ${round(s / 2)}v${round(-s)}L0 ${round(-s)}z`
})()

/** The three sides that a hexagon shares with its neighbours to the right and below: where to look, and the side's two ends. */
const SIDES = [
  { to: { x: 2 * HALF_WIDTH, y: 0 }, from: [HALF_WIDTH, -SIZE / 2], end: [HALF_WIDTH, SIZE / 2] },
  { to: { x: HALF_WIDTH, y: 1.5 * SIZE }, from: [HALF_WIDTH, SIZE / 2], end: [0, SIZE] },
  { to: { x: -HALF_WIDTH, y: 1.5 * SIZE }, from: [0, SIZE], end: [-HALF_WIDTH, SIZE / 2] },
] as const

/** The lines between hexagons of different groups, as path data. */
export function borders(hexes: { x: number; y: number; group: string }[]): string {
  const keyOf = (x: number, y: number) => `${Math.round(x)} ${Math.round(y)}`
  const groups = new Map(hexes.map(({ x, y, group }) => [keyOf(x, y), group]))
  return hexes
    .flatMap(({ x, y, group }) =>
      SIDES.flatMap(({ to, from, end }) => {
        const other = groups.get(keyOf(x + to.x, y + to.y))
        if (other === undefined || other === group) return []
        return [`M${round(x + from[0])} ${round(y + from[1])}L${round(x + end[0])} ${round(y + end[1])}`]
      }),
    )
    .join('')
}
