import { ofInWords, percentInWords } from '#app/features/figures/disclosure/figure-words.ts'
import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import { Bar } from '#app/ui/charts/bar.tsx'
import { shareOf } from './figure-shares.ts'

export type UptakeLineProps = {
  action: string
  uptake: {
    weekEnd: Day
    area: { name: string; isLmc: boolean } | null
    byAction: Record<string, { england: PublishedFigure; area: PublishedFigure | null }>
  }
}

/** How many take an action, in one line beside it: the reader's area dark, England pale. Nothing where no release counts it. */
export function UptakeLine({ action, uptake: { area, byAction } }: UptakeLineProps) {
  const figures = byAction[action]
  if (!figures) return null
  return (
    <span className="uptake-line">
      {area && figures.area ? <One name={area.name} figure={figures.area} of={area.isLmc} /> : null}
      <One name="England" figure={figures.england} pale={area !== null} of={area === null} href={`/figures/actions/${action}`} />
    </span>
  )
}

type OneProps = { name: string; figure: PublishedFigure; pale?: boolean; of?: boolean; href?: string }

function One({ name, figure, pale, of, href }: OneProps) {
  const share = percentInWords(figure)
  const words = (
    <>
      {name} {share ? <b>{share}</b> : null}
    </>
  )
  return (
    <span>
      {share ? <Bar share={shareOf(figure)} pale={pale} /> : null}
      {href ? <a href={href}>{words}</a> : <span>{words}</span>} {of || !share ? ofInWords(figure) : null}
    </span>
  )
}

/** What the bars beside actions count, and as at when. */
export function UptakeNote({ uptake: { weekEnd, area } }: { uptake: UptakeLineProps['uptake'] }) {
  const bars = area ? `${area.name} dark, England pale` : 'England'
  return (
    <>
      Bars: reporters that take it, {bars}, as at {longDay(weekEnd)}.
    </>
  )
}
