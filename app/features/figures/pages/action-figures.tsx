import { AnswerTables } from '#app/features/figures/answers/answer-tables.tsx'
import { countInWords, LMC_NOTE, outsideInWords, percentInWords } from '#app/features/figures/disclosure/figure-words.ts'
import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import { BandTables } from '#app/features/figures/pictures/band-tables.tsx'
import { BeganAndStopped } from '#app/features/figures/pictures/began-and-stopped.tsx'
import { axisDay, englandOf, shareOf, wholePercent } from '#app/features/figures/pictures/figure-shares.ts'
import { LmcMap } from '#app/features/figures/pictures/lmc-map.tsx'
import { LmcSpread } from '#app/features/figures/pictures/lmc-spread.tsx'
import { ObstacleTable } from '#app/features/figures/pictures/obstacle-table.tsx'
import { RegionTable } from '#app/features/figures/pictures/region-table.tsx'
import { STATE_KINDS, statePartsOf } from '#app/features/figures/pictures/state-fills.ts'
import { FirstWeek } from '#app/features/figures/pictures/weekly-courses.tsx'
import type { ActionFigures, WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import type { Times } from '#app/features/figures/times/asked-times-rules.ts'
import { lmcAddress, timesQuery } from '#app/features/figures/times/page-addresses.ts'
import type { Ask } from '#app/features/menu/actions/ask-rules.ts'
import type { LmcDetails } from '#app/features/register/records/register-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import type { ChartEvent, ChartGoal } from '#app/ui/charts/chart-scales.ts'
import { LineChart } from '#app/ui/charts/line-chart.tsx'
import { FillPatterns, FillSwatch, StackedBar } from '#app/ui/charts/stacked-bar.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'

export type ActionFiguresProps = {
  week: WeekFigures
  weeks: readonly Pick<WeekFigures, 'weekEnd' | 'england'>[]
  column: number
  times: Times
  events: ChartEvent[]
  goals: ChartGoal[]
  lmcs: readonly Pick<LmcDetails, 'slug' | 'name' | 'hexQ' | 'hexR'>[]
  /** The action's own questions. */
  asks: Ask[]
}

/** One action of a week's menu in pictures: what reporters do, its course, what stands in the way, where. */
export function ActionFiguresDrawn({ week, weeks, column, times, events, goals, lmcs, asks }: ActionFiguresProps) {
  const action = week.england.actions[column]!
  const { title, slug } = week.columns[column]!
  const asAt = longDay(week.weekEnd)
  const roll = `/figures?${timesQuery(times, { action: slug, order: 'region' })}#by-lmc`
  return (
    <>
      <StatesOfOne action={action} week={week} />
      <div className="split">
        <div>
          {weeks.length > 1 ? <ActionCourse {...{ week, weeks, events, goals }} action={week.columns[column]!} /> : <FirstWeek />}
          <BeganAndStopped weeks={weeks} action={slug} />
        </div>
        <div>
          <section aria-labelledby="obstacles">
            <SectionHeading id="obstacles" beside={`England, as at ${asAt}`}>
              What stands in the way
            </SectionHeading>
            <ObstacleTable obstacles={action.obstacles} />
            <p className="chart-note">
              Named by practices that consider or plan it, take it in part, have stopped or do not plan to. One obstacle an
              answer.
            </p>
          </section>
        </div>
      </div>
      {action.answers.length > 0 ? (
        <section aria-labelledby="answers">
          <SectionHeading id="answers" beside={`of the ${countInWords(action.taking)} that take it, as at ${asAt}`}>
            How it is done
          </SectionHeading>
          <AnswerTables answers={action.answers} takers={action.taking.count} asks={asks} />
        </section>
      ) : null}
      <div className="split map-first">
        <section aria-labelledby="lmcs">
          <SectionHeading id="lmcs" beside={`% of reporters, as at ${asAt}`}>
            By LMC
          </SectionHeading>
          <LmcMap id="map" week={week} column={column} lmcs={lmcs} lmcHref={(lmc) => lmcAddress(lmc, times)} skipTo={roll} />
          <p className="chart-note">{LMC_NOTE}</p>
        </section>
        <div>
          <section aria-labelledby="regions">
            <SectionHeading
              id="regions"
              beside={`as at ${asAt}; the line in each bar is England, ${percentInWords(action.taking)}`}
            >
              By region
            </SectionHeading>
            <RegionTable week={week} column={column} title={title} />
          </section>
          <LmcSpread week={week} column={column} />
          <p className="not-on-paper">
            <a href={roll}>Every LMC in the table</a>
          </p>
        </div>
      </div>
      {week.england.bands.some(({ bands }) => bands.length > 0) ? (
        <section aria-labelledby="bands">
          <SectionHeading id="bands" beside={`England, as at ${asAt}; the line in each bar is England`}>
            By kind of practice
          </SectionHeading>
          <BandTables week={week} column={column} />
          {action.patients === null ? null : (
            <p className="chart-note">
              About {action.patients}% of the patients registered with practices that report are with one that takes it: worked
              out from these counts by list size and the mean list of each size.
            </p>
          )}
        </section>
      ) : null}
    </>
  )
}

function StatesOfOne({ action, week }: { action: ActionFigures; week: WeekFigures }) {
  const { reporters, open, silent, outside } = week.england
  const parts = statePartsOf(action)
  const words = STATE_KINDS.map(({ key, label }) => `${inFigures(action.states[key].count)} ${label}`).join(', ')
  return (
    <section aria-labelledby="states" className="chart">
      <h2 id="states" className="spoken">
        What reporters do
      </h2>
      <FillPatterns />
      <StackedBar parts={parts} of={reporters} label={words} />
      <dl className="state-counts">
        {STATE_KINDS.map(({ key, fill, label }) => (
          <div key={key}>
            <dt>
              <FillSwatch fill={fill} /> {label}
            </dt>
            <dd>
              <b>{countInWords(action.states[key])}</b> <span className="soft">{wholePercent(shareOf(action.states[key]))}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="chart-note">
        {inFigures(reporters)} reporters, of {inFigures(open)} practices; {inFigures(silent)} are silent and are in none of these
        counts. As at {longDay(week.weekEnd)}.{outsideInWords(outside)}
      </p>
    </section>
  )
}

type CourseProps = Pick<ActionFiguresProps, 'week' | 'weeks' | 'events' | 'goals'> & {
  action: Pick<WeekFigures['columns'][number], 'slug' | 'shortTitle' | 'title'>
}
/** An action's course: while it is on the menu, and while it goes on. In grey the others of the week's menu. */
export function ActionCourse({ week, weeks, action: { slug, shortTitle, title }, events, goals }: CourseProps) {
  const figuresOf = (action: string) => weeks.map((one) => told(englandOf(one, action)))
  const sharesOf = (action: string) => figuresOf(action).map((figure) => (figure ? shareOf(figure) : null))
  return (
    <LineChart
      id="course"
      title="Its course"
      counted="% of reporters, by week’s end; grey: the other actions"
      days={weeks.map(({ weekEnd }) => weekEnd)}
      course={{ key: slug, name: shortTitle, shares: sharesOf(slug) }}
      others={week.columns
        .filter((one) => one.slug !== slug)
        .map((one) => ({ key: one.slug, name: one.shortTitle, shares: sharesOf(one.slug) }))}
      events={events}
      goals={goals}
      tableCaption={`Reporters taking “${title}” by week, England`}
      columnLabel="Taking"
      dayInWords={(day) => axisDay(day)}
      words={figuresOf(slug).map((figure) =>
        figure ? `${percentInWords(figure)}, ${countInWords(figure)} of ${inFigures(figure.of)}` : '–',
      )}
    />
  )
}

/** Where nobody reported there is no share. */
const told = (figure: PublishedFigure | undefined) => (figure && figure.of > 0 ? figure : undefined)
