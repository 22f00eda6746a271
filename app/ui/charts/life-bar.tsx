import { dayScale, percent } from './chart-scales.ts'

export type LifeSpan = {
  key: string
  /** ISO day from which it holds. */
  from: string
  /** The day in words above the bar: "1 August", "about 26 September". */
  when: string
  /** In the bar: the edition's number. */
  label: string
  /** Under it: "on the menu", "paused", "withdrawn". */
  words: string
  fill: 'on' | 'pale' | 'off'
  href?: string
}

/** What was so over the time, as one bar on a calendar; the same is said span by span under it. */
export function LifeBar({ spans, until, label }: { spans: LifeSpan[]; until: string; label: string }) {
  const scale = dayScale([spans[0]?.from ?? until, until])
  return (
    <div className="life">
      <svg className="life-bar" role="img" aria-label={label} focusable="false">
        {spans.map(({ key, from, fill, label: words }, index) => {
          const [at, end] = [scale.at(from), scale.at(spans[index + 1]?.from ?? until)]
          if (end <= at) return null
          return (
            <g key={key}>
              <rect className={`life-${fill}`} x={percent(at)} width={percent(end - at)} y="0" height="100%" />
              {end - at > 0.03 ? (
                <svg aria-hidden="true" x={percent(at)} overflow="visible">
                  <text className={`t-life-${fill}`} x="7" y="17">
                    {words}
                  </text>
                </svg>
              ) : null}
            </g>
          )
        })}
      </svg>
      <ol className="life-list">
        {spans.map(({ key, when, label: number, words, href }) => (
          <li key={key}>
            <b>{when}</b> {href ? <a href={href}>{number}</a> : number}: {words}
          </li>
        ))}
      </ol>
    </div>
  )
}
