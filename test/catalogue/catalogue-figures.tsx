import { Bar, BarAxis } from '#app/ui/charts/bar.tsx'
import { Chart } from '#app/ui/charts/chart.tsx'
import { ColumnChart } from '#app/ui/charts/column-chart.tsx'
import { LifeBar } from '#app/ui/charts/life-bar.tsx'
import { LineChart } from '#app/ui/charts/line-chart.tsx'
import { SmallMultiples } from '#app/ui/charts/small-multiples.tsx'
import { Spark } from '#app/ui/charts/spark.tsx'
import { Spread } from '#app/ui/charts/spread.tsx'
import type { Fill } from '#app/ui/charts/stacked-bar.tsx'
import { StackedBars } from '#app/ui/charts/stacked-bars.tsx'
import { NumberStrip } from '#app/ui/number-strip.tsx'
import { bandStep } from '#app/ui/scale.ts'

const WEEKS = Array.from({ length: 22 }, (_, week) => new Date(Date.UTC(2024, 5, 30 + week * 7)).toISOString().slice(0, 10))
const rise = (top: number, middle: number) =>
  WEEKS.map((_, week) => (week === 9 && top > 0.5 ? null : Math.round((100 * top) / (1 + Math.exp(-(week - middle) / 3))) / 100))
const COURSES = [
  { key: 'gp', name: 'GP Connect', shares: rise(0.6, 3), last: '59%' },
  { key: 'meds', name: 'Medicines software', shares: rise(0.56, 8), last: '56%' },
  { key: 'none', name: 'Not taken by anybody yet, and with a long name', shares: WEEKS.map(() => 0), last: '0%' },
]
const EVENTS = [
  { day: '2024-07-29', label: 'vote', words: 'Ballot closes, 29 July', vote: true },
  { day: '2024-08-01', label: '3', words: 'Menu of August 2024, 1 August 2024' },
  { day: '2024-09-26', label: '4', words: 'Menu of September 2024, about 26 September 2024' },
]
const shortDay = (day: string) => day.slice(5)

/** One course large, several small, and one before anything is known. */
export function CoursesShown() {
  const [first, ...others] = COURSES
  return (
    <div>
      <LineChart
        id="one-course"
        title="Its course"
        counted="% of reporters"
        asAt="24 November 2024"
        days={WEEKS}
        course={first!}
        others={others}
        events={EVENTS}
        tableCaption="Reporters taking it, by week"
        columnLabel="Taking"
        dayInWords={shortDay}
        words={first!.shares.map((share) => (share === null ? 'not shown' : `${Math.round(share * 100)}%`))}
      />
      <SmallMultiples
        id="all-courses"
        title="Week by week"
        counted="% of reporters"
        asAt="24 November 2024"
        days={WEEKS}
        courses={COURSES}
        events={EVENTS}
        tableCaption="Reporters taking each action, by week"
        dayInWords={shortDay}
      />
      <LineChart
        id="no-course"
        level={3}
        title="Before anything is known"
        counted="% of reporters"
        days={WEEKS.slice(0, 2)}
        course={{ key: 'none', name: 'Nothing', shares: [0, 0] }}
        tableCaption="Nothing yet, by week"
        columnLabel="Taking"
        dayInWords={shortDay}
        words={['0%', '0%']}
      />
    </div>
  )
}

const KINDS: { key: string; fill: Fill; label: string }[] = [
  { key: 'full', fill: 'full', label: 'taking in full' },
  { key: 'part', fill: 'striped', label: 'in part' },
  { key: 'planned', fill: 'mid', label: 'planned' },
  { key: 'considering', fill: 'pale', label: 'considering' },
  { key: 'stopped', fill: 'dark-hatch', label: 'stopped' },
  { key: 'not', fill: 'grey', label: 'not planning to' },
  { key: 'na', fill: 'pale-grey', label: 'not applicable here' },
  { key: 'undecided', fill: 'outline', label: 'not decided' },
]
const partsOf = (counts: number[]) => KINDS.map(({ key, fill }, index) => ({ key, fill, count: counts[index] ?? 0 }))

/** Stacked bars of states under the whole they are a part of. */
export function StatesShown() {
  return (
    <StackedBars
      id="stacked"
      title="What reporters do with each action"
      counted="% of 2,749 reporters"
      asAt="24 November 2024"
      kinds={KINDS}
      columns={[
        { key: 'taking', label: 'Taking' },
        { key: 'count', label: 'Practices' },
      ]}
      rows={[
        {
          key: 'a',
          name: 'GP Connect',
          href: '#a',
          parts: partsOf([1571, 64, 41, 181, 58, 388, 96, 350]),
          cells: ['59%', '1,635'],
        },
        {
          key: 'b',
          name: 'Medicines software',
          href: '#b',
          parts: partsOf([1205, 324, 23, 247, 130, 482, 90, 248]),
          cells: ['56%', '1,529'],
        },
        { key: 'c', name: 'Nobody yet', parts: partsOf([0, 0, 0, 0, 0, 0, 0, 2749]), cells: ['0%', '0'] },
      ]}
      whole={{
        name: 'All practices',
        enlarged: 0.445,
        parts: [
          { key: 'reported', fill: 'full', count: 2749, words: '2,749 reported, 45%' },
          { key: 'silent', fill: 'light-hatch', count: 3423, words: '3,423 silent, 55%' },
        ],
      }}
      of={2749}
      tableCaption="Reporters by action and answer"
    />
  )
}

/** What began and stopped, how areas spread, a life on a calendar, bars in a table, and numbers in a strip. */
export function BeganShown() {
  return (
    <>
      <Chart id="began-stopped" title="Began and stopped" counted="practices a week" asAt="24 November 2024">
        <ColumnChart
          weeks={WEEKS.map((day, week) => ({ day, up: Math.round(184 * Math.exp(-((week - 6) ** 2) / 20)) + 20, down: week }))}
          label="Most began in the week to 11 August 2024: 204"
          ends={{ first: '30 Jun', last: '24 Nov' }}
          last={{ up: '33 began', down: '7 stopped' }}
        />
      </Chart>
      <Spread
        id="spread-shown"
        title="How the LMCs spread"
        counted="one square is one LMC"
        columns={{ band: 'Share of reporters', count: 'LMCs' }}
        bands={[
          { key: '4', label: '80% and over', shade: bandStep(4), count: 2, names: ['Coventry', 'Devon'] },
          { key: '3', label: '60 to 79%', shade: bandStep(3), count: 58, names: [] },
          { key: '2', label: 'under 20%', shade: bandStep(0), count: 0, names: [] },
          { key: 'few', label: 'under 12 reports', shade: 'hidden', count: 9, names: [] },
        ]}
      />
      <LifeBar
        label="One action over the editions"
        until="2024-11-28"
        spans={[
          {
            key: '1',
            from: '2024-06-17',
            when: '17 June',
            label: 'Edition 1',
            words: 'one of 11 actions',
            fill: 'pale',
            href: '#1',
          },
          { key: '3', from: '2024-08-01', when: '1 August', label: 'Edition 3', words: 'one of 10 actions', fill: 'on' },
          { key: '4', from: '2024-09-26', when: 'about 26 September', label: 'Edition 4', words: 'withdrawn', fill: 'off' },
        ]}
      />
      <table className="bar-table">
        <caption>By region</caption>
        <thead>
          <tr>
            <th scope="col">Region</th>
            <th scope="col" className="bar-cell">
              <span className="spoken">Bar</span>
              <BarAxis />
            </th>
            <th scope="col" className="num">
              Share
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">
              South West
              <Bar narrow share={0.66} mark={0.56} />
            </th>
            <td className="bar-cell">
              <Bar share={0.66} mark={0.56} />
            </td>
            <td className="num">66%</td>
          </tr>
        </tbody>
      </table>
      <NumberStrip
        numbers={[
          {
            key: 'any',
            title: 'Take at least one action',
            value: '85%',
            of: 'of reporters',
            picture: <Spark shares={rise(0.5, 8)} highest={0.6} />,
            children: '2,332 of 2,749',
          },
          {
            key: 'vote',
            title: 'Ballot of partners',
            value: '98.3%',
            of: 'yes',
            children: <Bar pale share={0.677} inside={0.665} />,
          },
        ]}
      />
    </>
  )
}
