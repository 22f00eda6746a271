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
      {href ? <a href={href}>{words}</a> : <span>{words}</span>}{' '}
      {of || !share ? <span className="nowrap">{ofInWords(figure)}</span> : null}
    </span>
  )
}

/** What the bars beside actions count, and as at when. */
export function UptakeNote({ weekEnd, area }: Pick<UptakeLineProps['uptake'], 'weekEnd' | 'area'>) {
  const bars = area ? `${area.name} dark, England pale` : 'England'
  return (
    <>
      Bars: reporters that take it, {bars}, as at {longDay(weekEnd)}.
    </>
  )
}

/** The same in a cell: a bar of the reader's area with a line where England is, and both shares under it. */
export function UptakeCell({ action, uptake: { area, byAction } }: UptakeLineProps) {
  const figures = byAction[action]
  if (!figures) return null
  const own = figures.area
  const england = (
    <a href={`/figures/actions/${action}`}>
      <span className="uptake-name">England </span>
      {percentInWords(figures.england)}
    </a>
  )
  if (!area || !own)
    return (
      <>
        <Bar share={shareOf(figures.england)} pale />
        <span>{england}</span>
      </>
    )
  const share = percentInWords(own)
  return (
    <>
      {share ? <Bar share={shareOf(own)} mark={shareOf(figures.england)} /> : null}
      <span>
        <span className="uptake-name">{shortName(area.name)} </span>
        <b>{share || ofInWords(own)}</b> · {england}
      </span>
    </>
  )
}

/** "Leeds" of "Leeds LMC"; a region as it is. */
const shortName = (name: string) => name.replace(/ LMC$/, '')

/** The head of a column of such cells: "Leeds · England". */
export const uptakeHead = ({ area }: UptakeLineProps['uptake']): string =>
  area ? `${shortName(area.name)} · England` : 'England'

/** Under a table of such cells: what they count and as at when. */
export function UptakeCellNote({ uptake: { weekEnd, area, byAction } }: Pick<UptakeLineProps, 'uptake'>) {
  const of = Object.values(byAction).find((figures) => figures.area)?.area?.of
  if (!area || !of) return <>Shares of the practices that report, England, as published for {longDay(weekEnd)}.</>
  const blur = area.isLmc ? ' Blurred: 19 of 20 such figures lie within 4 practices of the true count.' : ''
  return (
    <>
      Share of reporters that take it: {of} practices report in {shortName(area.name)}, the bar; England is the line across it.
      Published for {longDay(weekEnd)}.{blur}
    </>
  )
}
