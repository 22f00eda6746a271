import { ofInWords } from '#app/features/figures/disclosure/figure-words.ts'
import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import type { Column } from '#app/features/figures/releases/week-figures.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import { SmallMultiples } from '#app/ui/charts/small-multiples.tsx'
import { axisDay, shareOf, wholePercent } from './figure-shares.ts'

/** From this many reporters on a share is shown. */
const SHARE_FROM = 12

/** An LMC's actions week by week, each row as its own release told it. */
export function LmcCourses(props: { columns: Column[]; courses: { weekEnd: Day; figure: PublishedFigure }[][] }) {
  const { columns, courses } = props
  const days = [...new Set(courses.flatMap((course) => course.map(({ weekEnd }) => weekEnd)))].sort()
  const told = courses.map((course) => new Map(course.map(({ weekEnd, figure }) => [weekEnd, figure])))
  const shares = told.map((by) =>
    days.map((day) => {
      const figure = by.get(day)
      return figure && figure.of >= SHARE_FROM ? shareOf(figure) : null
    }),
  )
  if (days.length < 2 || shares.every((course) => course.every((share) => share === null))) return null
  const last = days.at(-1)!
  return (
    <SmallMultiples
      id="courses"
      title="Week by week"
      counted="% of its reporters, each week as its own release told it"
      asAt={longDay(last)}
      days={days}
      courses={columns.map(({ slug, shortTitle }, index) => {
        const figure = told[index]?.get(last)
        return { key: slug, name: shortTitle, shares: shares[index]!, last: figure ? ofInWords(figure) : '–' }
      })}
      tableCaption="Share of its reporters taking each action, by week"
      dayInWords={axisDay}
      shareInWords={wholePercent}
      note="A step up or down of a few points can be the blur alone. Grey: the other actions on the same scale. Weeks with under 12 reporters are left out."
    />
  )
}
