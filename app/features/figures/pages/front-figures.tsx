import type { BallotCard } from '#app/features/ballots/records/ballot-queries.server.ts'
import { VoteBehind } from '#app/features/ballots/records/vote-behind.tsx'
import { LMC_NOTE, outsideInWords, percentInWords, wholeReturnRate } from '#app/features/figures/disclosure/figure-words.ts'
import { GoalList } from '#app/features/figures/goals/goal-list.tsx'
import type { Goal } from '#app/features/figures/goals/goal-queries.server.ts'
import { RETURNS } from '#app/features/figures/goals/goal-record.ts'
import { axisDay } from '#app/features/figures/pictures/figure-shares.ts'
import { LmcMap } from '#app/features/figures/pictures/lmc-map.tsx'
import { RegionTable } from '#app/features/figures/pictures/region-table.tsx'
import { UptakeTable } from '#app/features/figures/pictures/uptake-table.tsx'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import type { LmcDetails } from '#app/features/register/records/register-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import { Button } from '#app/ui/button.tsx'
import { ColumnChart } from '#app/ui/charts/column-chart.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Select } from '#app/ui/inputs.tsx'

export type FrontFiguresProps = {
  week: WeekFigures
  days: Day[]
  shares: Record<string, (number | null)[]>
  reporters: (number | null)[]
  ballot: BallotCard | null
  goals: Goal[]
}

/** How many take each action, the vote behind it and how many report. */
export function FrontFigures({ week, days, shares, reporters, ballot, goals }: FrontFiguresProps) {
  const { england, columns } = week
  return (
    <div className="split">
      <div>
        <section aria-labelledby="uptake">
          <SectionHeading id="uptake" beside={`of ${inFigures(england.reporters)} reporters, as at ${longDay(week.weekEnd)}`}>
            The {columns.length} actions, and how many take each
          </SectionHeading>
          <UptakeTable
            week={week}
            actionHref={(action) => `/figures/actions/${action}`}
            courses={days.length > 1 ? { since: days[0]!, shares } : undefined}
          />
          <p className="chart-note">
            Figures are blurred: 97 of 100 lie within 2 practices of the true count. A share is of the practices that made a
            return, not of all practices.{' '}
            <a className="not-on-paper" href="/menu">
              What each action means
            </a>
          </p>
        </section>
        <GoalList goals={goals} />
      </div>
      <div>
        {ballot ? <VoteBehind ballot={ballot} /> : null}
        <HowManyReport {...{ week, days, reporters, goals }} />
      </div>
    </div>
  )
}

type ReportProps = Pick<FrontFiguresProps, 'week' | 'days' | 'reporters' | 'goals'>
function HowManyReport({ week: { england, weekEnd }, days, reporters, goals }: ReportProps) {
  const { open, reporters: now, silent } = england
  const ends = { first: axisDay(days[0] ?? ''), last: axisDay(days.at(-1) ?? '') }
  const told = reporters.find((count) => count !== null) ?? now
  const goal = goals.find(({ of, withdrawn }) => of === RETURNS && !withdrawn)
  const level = goal ? { at: (open * goal.percent) / 100, label: `goal ${goal.percent}%` } : { at: open / 2, label: '50%' }
  return (
    <section aria-labelledby="report">
      <SectionHeading id="report">How many report</SectionHeading>
      <p className="big">
        {wholeReturnRate(england)}% <small>of {inFigures(open)} practices</small>
      </p>
      {days.length > 1 ? (
        <ColumnChart
          weeks={days.map((day, index) => ({ day, up: reporters[index] ?? null }))}
          label={`Practices that reported in the last four weeks: ${inFigures(told)} at ${ends.first}, ${inFigures(now)} at ${ends.last}`}
          ends={ends}
          last={{ up: inFigures(now) }}
          level={level}
        />
      ) : null}
      <p className="small">
        {inFigures(now)} made a return in the last four weeks. The other {inFigures(silent)} are silent, which is not a no.
        Counted are the practices open on {longDay(weekEnd)}, as the register had them at that week’s release.
        {outsideInWords(england.outside)}
      </p>
    </section>
  )
}

export type FrontWhereProps = {
  week: WeekFigures
  column: number
  lmcs: readonly Pick<LmcDetails, 'slug' | 'name' | 'hexQ' | 'hexR'>[]
}

/** Where one action is taken: the map, the regions beside it, and a choice of another action. */
export function FrontWhere({ week, column, lmcs }: FrontWhereProps) {
  const { slug, title, shortTitle } = week.columns[column]!
  const table = `/figures?as-at=${week.weekEnd}&known=${week.known.id}&compare=none&action=${slug}&order=region#by-lmc`
  return (
    <section aria-labelledby="where">
      <div className="heading-with-form">
        <SectionHeading
          id="where"
          beside={`${percentInWords(week.england.actions[column]!.taking)} of reporters, as at ${longDay(week.weekEnd)}`}
        >
          Where: {shortTitle}
        </SectionHeading>
        <form method="get" action="/#where" className="in-line">
          <FormState values={{ action: slug }}>
            <Select
              name="action"
              label="Another action"
              options={week.columns.map((one) => ({ value: one.slug, label: one.shortTitle }))}
              width="medium"
            />
            <Button variant="quiet">Show</Button>
          </FormState>
        </form>
      </div>
      <div className="map-and-table">
        <LmcMap id="map" week={week} column={column} lmcs={lmcs} lmcHref={(lmc) => `/figures/lmcs/${lmc}`} skipTo={table} />
        <div>
          <RegionTable week={week} column={column} title={title} />
          <p className="chart-note">
            One hexagon is one LMC’s area, not a practice. The line in each bar is England. Outlined: the LMC has not chosen to be
            shown, so its region’s figure stands in. {LMC_NOTE}{' '}
            <a className="not-on-paper" href={table}>
              The table by LMC
            </a>
          </p>
        </div>
      </div>
    </section>
  )
}
