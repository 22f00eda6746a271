import { LmcFunnel } from '#app/features/figures/comparisons/lmc-funnel.tsx'
import { WhatMoved } from '#app/features/figures/comparisons/what-moved.tsx'
import { GoalList } from '#app/features/figures/goals/goal-list.tsx'
import type { Goal } from '#app/features/figures/goals/goal-queries.server.ts'
import { GoesOnTable } from '#app/features/figures/pictures/goes-on-table.tsx'
import { LmcHeat } from '#app/features/figures/pictures/lmc-heat.tsx'
import type { HeatOrder } from '#app/features/figures/pictures/lmc-heat-rules.ts'
import { LmcMap } from '#app/features/figures/pictures/lmc-map.tsx'
import { StatesOfActions } from '#app/features/figures/pictures/states-of-actions.tsx'
import { type ActionCourse, FirstWeek, WeeklyCourses } from '#app/features/figures/pictures/weekly-courses.tsx'
import type { IcbFigures } from '#app/features/figures/releases/icb-figures.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import type { Times } from '#app/features/figures/times/asked-times-rules.ts'
import { actionAddress, lmcAddress, timesQuery } from '#app/features/figures/times/page-addresses.ts'
import type { LmcDetails } from '#app/features/register/records/register-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import type { ChartEvent } from '#app/ui/charts/chart-scales.ts'
import { Fold } from '#app/ui/fold.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { IcbTable } from './icb-table.tsx'

export type NationalFiguresProps = {
  week: WeekFigures
  compared?: WeekFigures
  times: Times
  /** Address of the page itself: /figures or /committee. */
  path: string
  days: Day[]
  courses: ActionCourse[]
  events: ChartEvent[]
  goals: Goal[]
  lmcs: readonly Pick<LmcDetails, 'slug' | 'name' | 'hexQ' | 'hexR'>[]
  icbs: IcbFigures[]
  /** The action of the map, from 0. */
  column: number
  order: HeatOrder
}

/** A week of England: what reporters do, since when, where. Only where something is on the menu. */
export function NationalFigures(props: NationalFiguresProps) {
  const { week, compared, times, path, days, courses, events, goals, lmcs, icbs, column, order } = props
  const asked = week.columns[column]
  const here = (more: Partial<Record<'action' | 'order', string>>) =>
    `${path}?${timesQuery(times, { action: asked?.slug ?? '', order, ...more })}`
  const actionHref = (action: string) => actionAddress(action, times)
  const lmcHref = (lmc: string) => lmcAddress(lmc, times)
  return (
    <>
      <GoalList goals={goals} actionHref={actionHref} />
      <StatesOfActions week={week} compared={compared} actionHref={actionHref} />
      <div className="split">
        {days.length > 1 ? (
          <WeeklyCourses days={days} courses={courses} events={events} actionHref={actionHref} />
        ) : (
          <FirstWeek />
        )}
        <section aria-labelledby="where">
          <SectionHeading id="where" beside={`% of reporters, as at ${longDay(week.weekEnd)}`}>
            Where: {asked?.shortTitle}
          </SectionHeading>
          <LmcMap id="map" week={week} column={column} lmcs={lmcs} lmcHref={lmcHref} skipTo="#by-lmc" />
          <ul className="choices-of-links" aria-label="Show on the map">
            {week.columns.map(({ slug, shortTitle }, index) => (
              <li key={slug}>
                <a href={`${here({ action: slug })}#where`} aria-current={index === column ? 'true' : undefined}>
                  {shortTitle}
                </a>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <section aria-labelledby="by-lmc">
        <SectionHeading id="by-lmc" beside={`of the practices that report, as at ${longDay(week.weekEnd)}`}>
          {week.audience === 'all' ? 'Every LMC, every action' : 'By LMC and action'}
        </SectionHeading>
        <LmcHeat week={week} order={order} column={column} lmcHref={lmcHref} orderHref={(by) => here({ order: by })} />
      </section>
      <div className="split">
        <LmcFunnel week={week} column={column} />
        {compared && compared.weekEnd < week.weekEnd ? <WhatMoved week={week} compared={compared} column={column} /> : null}
      </div>
      {icbs.length > 0 ? (
        <Fold title="By ICB" beside={`% of the reporters of their LMCs, as at ${longDay(week.weekEnd)}`}>
          <IcbTable icbs={icbs} columns={week.columns} />
        </Fold>
      ) : null}
      <GoesOnTable week={week} actionHref={actionHref} />
    </>
  )
}
