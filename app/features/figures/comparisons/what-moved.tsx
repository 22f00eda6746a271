import { ofInWords, wholePercentOf } from '#app/features/figures/disclosure/figure-words.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { dayAndMonth, dayBeside, longDay } from '#app/platform/dates-in-words.ts'
import { Fold, FoldedQuestion } from '#app/ui/fold.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Table } from '#app/ui/table.tsx'
import { BLUR_ALONE, COLLAPSE_POINTS, collapsedReturns, lmcChanges, MOVED_DEVIATIONS, movedActions } from './moved-rules.ts'

const signed = (count: number) => (count > 0 ? `+${count}` : `−${-count}`)
const rowsOf = (week: WeekFigures, action: string) => {
  const column = week.columns.findIndex(({ slug }) => slug === action)
  return week.lmcs.map((lmc) => ({
    slug: lmc.slug,
    name: lmc.name,
    figure: lmc.shown && column >= 0 ? lmc.taking[column] : undefined,
  }))
}

/** What changed between two weeks by more than chance and blur can: actions, returns, and for one action the LMCs. */
export function WhatMoved({ week, compared, column }: { week: WeekFigures; compared: WeekFigures; column: number }) {
  const now = week.england.actions.map(({ slug, taking }, index) => ({
    slug,
    name: week.columns[index]!.shortTitle,
    figure: taking,
  }))
  const then = compared.england.actions.map(({ slug, taking }) => ({ slug, figure: taking }))
  const moved = movedActions(then, now)
  const england = { code: 'england', name: 'England' }
  const collapsed = collapsedReturns(
    [{ ...england, ...compared.england }, ...compared.regions],
    [{ ...england, ...week.england }, ...week.regions],
  )
  const asked = week.columns[column]
  const { changes, unsaid } = lmcChanges(rowsOf(compared, asked?.slug ?? ''), rowsOf(week, asked?.slug ?? ''))
  const since = dayBeside(compared.weekEnd, week.weekEnd)
  return (
    <section aria-labelledby="moved">
      <SectionHeading id="moved" beside={`since ${since}, by more than chance and blur`}>
        What moved
      </SectionHeading>
      {moved.length === 0 ? <p>No action moved by more than chance and blur together.</p> : null}
      {moved.length > 0 ? (
        <ul>
          {moved.map(({ slug, name, from, to, points, before, after }) => (
            <li key={slug}>
              {name}: from {from}% ({ofInWords(before)}) to {to}% ({ofInWords(after)}), {signed(points)} points
            </li>
          ))}
        </ul>
      ) : null}
      <p>
        {collapsed.length === 0
          ? `Returns did not fall by ${COLLAPSE_POINTS} points or more anywhere.`
          : collapsed.map(({ name, from, to }) => `Returns fell in ${name}, from ${from}% to ${to}%.`).join(' ')}
      </p>
      <FoldedQuestion question="What counts as moved">
        <p>
          An action counts as moved beyond {MOVED_DEVIATIONS} standard deviations of chance and blur together: of 100 weeks in
          which nothing moved, about one shows a movement of ten actions. Mostly the same practices report, so it is told too
          seldom rather than too often.
        </p>
      </FoldedQuestion>
      {asked ? (
        <Fold title={`By LMC: ${asked.shortTitle}`} beside={`${changes.length} changed by more than ${BLUR_ALONE} practices`}>
          <Table
            caption={`LMCs whose figure changed since ${longDay(compared.weekEnd)}, ${asked.shortTitle}`}
            spokenCaption
            columns={[
              { key: 'name', label: 'LMC' },
              { key: 'then', label: since, numeric: true },
              { key: 'now', label: dayAndMonth(week.weekEnd), numeric: true },
              { key: 'change', label: 'Practices', numeric: true },
            ]}
            rows={changes.map(({ slug, name, before, after, practices }) => ({
              key: slug,
              cells: [name, told(before), told(after), signed(practices)],
            }))}
            empty={`No LMC changed by more than ${BLUR_ALONE} practices.`}
            note={`A change of ${BLUR_ALONE} or less can be the blur alone and is not told.${unsaid === 0 ? '' : ` ${unsaid} ${unsaid === 1 ? 'LMC has' : 'LMCs have'} a figure in one of the weeks only.`}`}
          />
        </Fold>
      ) : null}
    </section>
  )
}

function told(figure: Parameters<typeof ofInWords>[0]): string {
  const percent = wholePercentOf(figure)
  return percent === null ? ofInWords(figure) : `${ofInWords(figure)}, ${percent}%`
}
