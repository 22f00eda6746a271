import { percent } from './chart-scales.ts'

export type BarProps = {
  /** Between 0 and 1 of the cell's width. */
  share: number
  /** A second, thin bar over the first. */
  inside?: number
  /** A line across the bar: England across a region's. */
  mark?: number
  /** Without marks at the quarters: for a count, which has no whole. */
  free?: boolean
  pale?: boolean
  /** Shown on narrow screens only, where the cell of its own is left out. */
  narrow?: boolean
}

/** A bar in a table's cell. The number stands beside it, so screen readers pass over it. */
export function Bar({ share, inside, mark, free, pale, narrow }: BarProps) {
  return (
    <svg className={narrow ? 'bar narrow-only' : 'bar'} aria-hidden="true" focusable="false">
      {free ? null : [0.25, 0.5, 0.75, 1].map((at) => <rect key={at} className="bar-quarter" x={percent(at)} />)}
      <rect className={pale ? 'bar-pale' : 'bar-full'} width={percent(Math.min(1, share))} />
      {inside === undefined ? null : <rect className="bar-full" width={percent(Math.min(1, inside))} />}
      {mark === undefined ? null : <rect className="bar-mark" x={percent(mark)} />}
    </svg>
  )
}

/** Head of a column of bars: the scale from 0 to 100 %. */
export function BarAxis() {
  return (
    <span className="bar-axis" aria-hidden="true">
      <span>0</span>
      <span>25</span>
      <span>50</span>
      <span>75</span>
      <span>100%</span>
    </span>
  )
}
