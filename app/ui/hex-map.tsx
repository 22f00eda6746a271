import { type Shade, shadeClass } from './scale.ts'

export type Hex = {
  key: string
  /** Column and row of the odd-r layout (odd rows are half a hexagon to the right), as in HexJSON. */
  q: number
  r: number
  /** "Cleveland LMC" */
  name: string
  shade: Shade
  /** What the shade means in words: "40 to 60 % of reporters", "too few reports". */
  words: string
  href?: string
}

export type HexMapProps = {
  /** Unique on the page; the hatch is found by it. */
  id: string
  /** What the map shows, as a sentence for those who do not see it. */
  label: string
  hexes: Hex[]
  /** HexJSON counts rows northwards; with `false` they count southwards. */
  rowsGrowNorth?: boolean
  /** Where "Skip the map" leads: the table that says the same. Give it whenever hexagons are links. */
  skipTo?: string
}

const SIZE = 15
const HALF_WIDTH = (Math.sqrt(3) / 2) * SIZE
const GAP = 0.93
const NAME_STRIP = 40
const round = (value: number) => Math.round(value * 10) / 10

/** The outline of one hexagon from its middle, slightly smaller than its cell, in relative steps. */
const EDGE = [
  `v${round(SIZE * GAP)}`,
  `l${round(-HALF_WIDTH * GAP)} ${round((SIZE * GAP) / 2)}`,
  `l${round(-HALF_WIDTH * GAP)} ${round((-SIZE * GAP) / 2)}`,
  `v${round(-SIZE * GAP)}`,
  `l${round(HALF_WIDTH * GAP)} ${round((-SIZE * GAP) / 2)}z`,
].join('')

const middle = (hex: Hex, rowsGrowNorth: boolean) => ({
  x: HALF_WIDTH * (2 * hex.q + (Math.abs(hex.r) % 2)),
  y: 1.5 * SIZE * (rowsGrowNorth ? -hex.r : hex.r),
})

/**
 * A map with one hexagon per area. Name and words appear above the map on hover and focus, and name the link for a screen reader;
 * without links the whole is one picture with a label. The caller adds the same figures as a table: a map alone is not enough.
 */
export function HexMap({ id, label, hexes, rowsGrowNorth = true, skipTo }: HexMapProps) {
  const middles = hexes.map((hex) => middle(hex, rowsGrowNorth))
  const left = Math.min(0, ...middles.map(({ x }) => x)) - SIZE
  const top = Math.min(0, ...middles.map(({ y }) => y)) - SIZE
  const right = Math.max(0, ...middles.map(({ x }) => x)) + SIZE
  const bottom = Math.max(0, ...middles.map(({ y }) => y)) + SIZE
  const view = [left, top - NAME_STRIP, right - left, bottom - top + NAME_STRIP].map(round).join(' ')
  const linked = hexes.some((hex) => hex.href)
  return (
    <div className="hex-map">
      {skipTo ? (
        <a className="skip-part" href={skipTo}>
          Skip the map: the same as a table
        </a>
      ) : null}
      <svg viewBox={view} role={linked ? 'graphics-document' : 'img'} aria-label={label}>
        <defs>
          <pattern id={`${id}-hatch`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path className="hatch-line" d="M0 0v5" />
          </pattern>
        </defs>
        {hexes.map((hex, index) => {
          const { x, y } = middles[index] ?? { x: 0, y: 0 }
          const outline = `M${round(x + HALF_WIDTH * GAP)} ${round(y - (SIZE * GAP) / 2)}${EDGE}`
          const drawn = (
            <>
              <title>{`${hex.name}: ${hex.words}`}</title>
              <path
                className={shadeClass(hex.shade)}
                d={outline}
                fill={hex.shade === 'hidden' ? `url(#${id}-hatch)` : undefined}
              />
              <text className="hex-name" x={round(left)} y={round(top - NAME_STRIP + 14)}>
                {hex.name}
              </text>
              <text className="hex-words" x={round(left)} y={round(top - NAME_STRIP + 30)}>
                {hex.words}
              </text>
            </>
          )
          return hex.href ? (
            <a key={hex.key} className="hex" href={hex.href}>
              {drawn}
            </a>
          ) : (
            <g key={hex.key} className="hex">
              {drawn}
            </g>
          )
        })}
      </svg>
    </div>
  )
}
