import { percent } from './chart-scales.ts'

/** How a part looks: teal for those who do, grey for those who do not, patterns so that no part rests on its colour alone. */
export type Fill = 'full' | 'striped' | 'mid' | 'pale' | 'dark-hatch' | 'grey' | 'pale-grey' | 'outline' | 'light-hatch'
export type Part = { key: string; fill: Fill; count: number; words?: string }

const PATTERNS = ['striped', 'dark-hatch', 'light-hatch'] as const
const isPattern = (fill: Fill): fill is (typeof PATTERNS)[number] => (PATTERNS as readonly string[]).includes(fill)

/** The patterns of a page's stacked bars: once on the page, before the first of them. */
export function FillPatterns() {
  return (
    <svg className="pattern-store" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <pattern id="fill-striped" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(25)">
          <rect className="p-s2" width="7" height="7" />
          <rect className="p-s5" width="3" height="7" />
        </pattern>
        <pattern id="fill-dark-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-25)">
          <rect className="p-g2" width="5" height="5" />
          <rect className="p-ink" width="1.6" height="5" />
        </pattern>
        <pattern id="fill-light-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="p-hatch" width="1.6" height="6" />
        </pattern>
      </defs>
    </svg>
  )
}

/** The part of a legend or of a list that shows how a part of the bar looks. */
export function FillSwatch({ fill }: { fill: Fill }) {
  return (
    <svg className="fill-swatch" aria-hidden="true" focusable="false">
      <rect className={`fill f-${fill}`} width="100%" height="100%" fill={isPattern(fill) ? `url(#fill-${fill})` : undefined} />
    </svg>
  )
}

/** Parts under this share carry no number: it would not fit. */
const LEAST_WITH_NUMBER = 0.035
/** The share of a bar that a letter takes where words are written into it; on narrower pages they are left out. */
const SHARE_OF_LETTER = 0.009

type PlacedPart = Part & { at: number; share: number }
/** What is written into each part. Words that do not fit into their own part are written into the largest, in the order of the parts. */
function writtenIn(parts: PlacedPart[]): PlacedPart[] {
  const fits = ({ share, words }: PlacedPart) => words === undefined || share >= words.length * SHARE_OF_LETTER
  if (parts.every(fits)) return parts
  const largest = parts.reduce((one, other) => (other.share > one.share ? other : one))
  const told = parts.filter((part) => part === largest || !fits(part)).flatMap(({ words }) => words ?? [])
  return parts.map((part) =>
    part === largest ? { ...part, words: told.join('; ') } : fits(part) ? part : { ...part, words: '' },
  )
}

/**
 * Parts of one whole side by side, in the order given. The number in a part is its percentage, unless it brings its own words. The
 * counts stand in the table beside it; `label` says them for those who do not see.
 */
export function StackedBar({ parts, of, label, thin }: { parts: Part[]; of: number; label: string; thin?: boolean }) {
  const whole = Math.max(1, of)
  let left = 0
  const placed = writtenIn(
    parts.map((part) => {
      const at = left
      left += part.count / whole
      return { ...part, at, share: part.count / whole }
    }),
  )
  return (
    <svg className={thin ? 'stacked thin' : 'stacked'} role="img" aria-label={label} focusable="false">
      {placed.map(({ key, fill, at, share }) =>
        share === 0 ? null : (
          <rect
            key={key}
            className={`fill f-${fill}`}
            x={percent(at)}
            width={percent(share)}
            height="100%"
            fill={isPattern(fill) ? `url(#fill-${fill})` : undefined}
          />
        ),
      )}
      {placed.map(({ key, fill, at, share, words }) =>
        share < LEAST_WITH_NUMBER || words === '' ? null : (
          <text key={key} className={`t-${fill}`} x={percent(at + share / 2)} y="50%" dy="0.36em" textAnchor="middle">
            {words ?? Math.round(share * 100)}
          </text>
        ),
      )}
    </svg>
  )
}
