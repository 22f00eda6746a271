import type { ReactNode } from 'react'

export type ShareBar = {
  key: string
  /** "Turnout", "Yes, of votes cast", "Yes, of all who could vote". */
  label: string
  /** The value as words and number: "67.7 % · 8,518 of 12,590". */
  value: ReactNode
  /** Between 0 and 1; leave it out while votes are being cast: the bar is empty then. */
  share?: number
  /** A legal threshold, drawn as a line across the bar. Leave it out where the law sets none. */
  threshold?: { share: number; label: string }
}

const percent = (share: number) => `${Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10}%`

/** The parts of a ballot's result as bars of one length, each with its label, its value and, where the law has one, its threshold. */
export function BallotBar({ bars, note }: { bars: ShareBar[]; note?: ReactNode }) {
  return (
    <div className="ballot-bars">
      {bars.map((bar) => (
        <div className="ballot-bar" key={bar.key}>
          <p>
            <span>{bar.label}</span> <strong>{bar.value}</strong>
          </p>
          <svg className={bar.threshold ? 'with-threshold' : undefined} aria-hidden="true" focusable="false">
            <rect className="bar-all" width="100%" y="3" height="12" />
            {bar.share === undefined ? null : <rect className="bar-share" width={percent(bar.share)} y="3" height="12" />}
            {bar.threshold ? <Threshold {...bar.threshold} /> : null}
          </svg>
          {bar.threshold ? <p className="spoken">{bar.threshold.label}</p> : null}
        </div>
      ))}
      {note ? <p className="figure-line">{note}</p> : null}
    </div>
  )
}

/** The text keeps to the inner side of the line where the line is near an end. */
function Threshold({ share, label }: { share: number; label: string }) {
  const x = percent(share)
  return (
    <>
      <line className="bar-threshold" x1={x} x2={x} y1="0" y2="20" />
      <text x={x} y="33" textAnchor={share > 0.66 ? 'end' : share < 0.33 ? 'start' : 'middle'}>
        {label}
      </text>
    </>
  )
}
