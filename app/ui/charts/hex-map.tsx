import { type Shade, shadeClass } from '../scale.ts'
import { borders, middle, OUTLINE, type Place, round, SIZE } from './hex-geometry.ts'

export type Hex = Place & {
  key: string
  /** "Cleveland LMC" */
  name: string
  shade: Shade
  /** An outline in the shade, not filled: a figure of a larger area stands in. */
  outline?: boolean
  /** What the shade means in words: "13 of 31 reporters, 42%", "too few reports". */
  words: string
  /** Neighbours of different groups are parted by a dark line. */
  group?: string
  href?: string
}
/** The name of a group, beside its hexagons, in units of the drawing. A second line is set under the first. */
export type HexLabel = { x: number; y: number; lines: string[]; anchor?: 'start' | 'middle' | 'end' }

export type HexMapProps = {
  /** Unique on the page; hatch and outline are found by it. */
  id: string
  /** What the map shows, as a sentence for those who do not see it. */
  label: string
  hexes: Hex[]
  labels?: HexLabel[]
  /** HexJSON counts rows northwards; with `false` they count southwards. */
  rowsGrowNorth?: boolean
  /** Where "Skip the map" leads: the table that says the same. Give it whenever hexagons are links. */
  skipTo?: string
}

const NAME_STRIP = 42
/** Width of a letter of a group's name, more rather than less. */
const LETTER = 7

/**
 * A map with one hexagon per area. Name and words appear above the map on hover and focus, and name the link for a screen reader;
 * without links the whole is one picture with a label. The caller adds the same figures as a table: a map alone is not enough.
 */
export function HexMap({ id, label, hexes, labels = [], rowsGrowNorth = true, skipTo }: HexMapProps) {
  const placed = hexes.map((hex) => ({ ...hex, ...middle(hex, rowsGrowNorth) }))
  const wide = labels.map(({ x, lines, anchor }) => {
    const width = Math.max(...lines.map((line) => line.length * LETTER))
    return anchor === 'end' ? [x - width, x] : [x, x + width]
  })
  const left = Math.min(0, ...placed.map(({ x }) => x - SIZE), ...wide.flat())
  const top = Math.min(0, ...placed.map(({ y }) => y)) - SIZE
  const right = Math.max(0, ...placed.map(({ x }) => x + SIZE), ...wide.flat())
  const bottom = Math.max(0, ...placed.map(({ y }) => y)) + SIZE
  const view = [left, top - NAME_STRIP, right - left, bottom - top + NAME_STRIP].map(round).join(' ')
  const linked = hexes.some((hex) => hex.href)
  const border = borders(placed.flatMap(({ x, y, group }) => (group === undefined ? [] : [{ x, y, group }])))
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
          <path id={`${id}-hex`} d={OUTLINE} />
        </defs>
        {placed.map((hex) => {
          const drawn = (
            <>
              <title>{`${hex.name}: ${hex.words}`}</title>
              <use
                href={`#${id}-hex`}
                x={round(hex.x)}
                y={round(hex.y)}
                className={hex.outline ? `outlined ${shadeClass(hex.shade)}` : shadeClass(hex.shade)}
                fill={hex.shade === 'hidden' ? `url(#${id}-hatch)` : undefined}
              />
              <text className="hex-name" x={round(left)} y={round(top - NAME_STRIP + 14)}>
                {hex.name}
              </text>
              <text className="hex-words" x={round(left)} y={round(top - NAME_STRIP + 31)}>
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
        {border ? <path className="hex-border" d={border} /> : null}
        {labels.flatMap(({ x, y, lines, anchor }) =>
          lines.map((line, index) => (
            <text key={line} className="hex-label" x={x} y={y + index * 14} textAnchor={anchor}>
              {line}
            </text>
          )),
        )}
      </svg>
    </div>
  )
}
