import { coursePath, FIELD } from './chart-scales.ts'

/** A course in one line of text, without axes. `highest`: the share at its top, the same for all that stand together. `beside`: a second course, in grey. */
export function Spark({ shares, highest, beside }: { shares: (number | null)[]; highest: number; beside?: (number | null)[] }) {
  const last = shares.at(-1)
  const steps = Math.max(1, shares.length - 1)
  const up = (share: number) => share / Math.max(highest, 0.02)
  return (
    <svg className="spark" aria-hidden="true" focusable="false">
      <svg aria-hidden="true" width="100%" height="100%" viewBox={`0 0 ${FIELD} ${FIELD}`} preserveAspectRatio="none">
        {beside ? (
          <path className="chart-ghost" d={coursePath(beside, (index) => index / steps, up)} vectorEffect="non-scaling-stroke" />
        ) : null}
        <path className="chart-line" d={coursePath(shares, (index) => index / steps, up)} vectorEffect="non-scaling-stroke" />
      </svg>
      {typeof last === 'number' ? <circle className="chart-dot" cx="100%" cy={`${100 - up(last) * 100}%`} r="2.4" /> : null}
    </svg>
  )
}
