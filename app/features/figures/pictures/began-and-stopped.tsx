import { countInWords } from '#app/features/figures/disclosure/figure-words.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { Chart } from '#app/ui/charts/chart.tsx'
import { ColumnChart } from '#app/ui/charts/column-chart.tsx'
import { axisDay } from './figure-shares.ts'

/** How many practices began and stopped one action in each week, by the day it took effect. */
export function BeganAndStopped({
  weeks,
  action,
}: {
  weeks: readonly Pick<WeekFigures, 'weekEnd' | 'england'>[]
  action: string
}) {
  const told = weeks.flatMap(({ weekEnd, england }) => {
    const figures = england.actions.find(({ slug }) => slug === action)
    return figures?.began && figures.ceased ? [{ day: weekEnd, began: figures.began, ceased: figures.ceased }] : []
  })
  const last = told.at(-1)
  if (!last || told.length < 2) return null
  const most = told.reduce((one, other) => (other.began.count > one.began.count ? other : one))
  const lastWords = `${countInWords(last.began)} began and ${countInWords(last.ceased)} stopped in the last week`
  return (
    <Chart
      id="began"
      level={3}
      title="Began and stopped"
      counted="practices a week, by the day it took effect, as each week’s own release told it"
      table={{
        caption: 'Practices that began and stopped, by week, England',
        columns: [
          { key: 'day', label: 'Week to' },
          { key: 'began', label: 'Began', numeric: true },
          { key: 'ceased', label: 'Stopped', numeric: true },
        ],
        rows: told.map(({ day, began, ceased }) => ({
          key: day,
          cells: [axisDay(day), countInWords(began), countInWords(ceased)],
        })),
      }}
    >
      <ColumnChart
        weeks={told.map(({ day, began, ceased }) => ({ day, up: began.count, down: ceased.count }))}
        label={`Most began in the week to ${longDay(most.day)}: ${countInWords(most.began)}; ${lastWords}`}
        ends={{ first: axisDay(told[0]!.day), last: axisDay(last.day) }}
        last={{ up: `${countInWords(last.began)} began`, down: `${countInWords(last.ceased)} stopped` }}
      />
    </Chart>
  )
}
