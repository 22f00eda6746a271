import {
  countChangeInWords,
  countInWords,
  percentInWords,
  pointsBetween,
  pointsInWords,
  wholeReturnRate,
} from '#app/features/figures/disclosure/figure-words.ts'
import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { StackedBars } from '#app/ui/charts/stacked-bars.tsx'
import { axisDay, englandOf } from './figure-shares.ts'
import { STATE_KINDS, statePartsOf } from './state-fills.ts'

export type StatesOfActionsProps = { week: WeekFigures; compared?: WeekFigures; actionHref: (action: string) => string }

/** What reporters do with each action of the menu; who is silent stands above, in no bar. */
export function StatesOfActions({ week, compared, actionHref }: StatesOfActionsProps) {
  const { england, columns, weekEnd } = week
  const reported = wholeReturnRate(england)
  return (
    <StackedBars
      id="states"
      title="What reporters do with each action"
      counted={`% of ${inFigures(england.reporters)} reporters`}
      asAt={longDay(weekEnd)}
      kinds={STATE_KINDS.map((kind) => ({ ...kind }))}
      tableCaption="Reporters by action and answer, England"
      of={england.reporters}
      whole={{
        name: 'All practices',
        enlarged: england.reporters / Math.max(1, england.open),
        parts: [
          {
            key: 'reported',
            fill: 'full',
            count: england.reporters,
            words: `${inFigures(england.reporters)} reported, ${reported}%`,
          },
          {
            key: 'silent',
            fill: 'light-hatch',
            count: england.silent,
            words: `${inFigures(england.silent)} silent, ${100 - reported}%: not counted as no`,
          },
        ],
      }}
      columns={[
        { key: 'taking', label: 'Taking' },
        { key: 'count', label: 'Practices' },
        ...(compared
          ? [
              { key: 'more', label: `Practices since ${axisDay(compared.weekEnd, weekEnd)}` },
              { key: 'since', label: `Points since ${axisDay(compared.weekEnd, weekEnd)}` },
            ]
          : []),
      ]}
      rows={england.actions.map((action, index) => ({
        key: action.slug,
        name: columns[index]?.shortTitle ?? action.slug,
        href: actionHref(action.slug),
        parts: statePartsOf(action),
        cells: [
          percentInWords(action.taking),
          countInWords(action.taking),
          ...(compared ? changeCells(action.taking, englandOf(compared, action.slug)) : []),
        ],
      }))}
    />
  )
}

/** A change in practices and in points; a dash where there was nothing to compare with. */
const changeCells = (now: PublishedFigure, before: PublishedFigure | undefined) => [
  before ? countChangeInWords(now, before) : '–',
  pointsInWords(pointsBetween(now, before)),
]
