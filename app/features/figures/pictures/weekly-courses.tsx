import { longDay } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import type { ChartEvent } from '#app/ui/charts/chart-scales.ts'
import { SmallMultiples } from '#app/ui/charts/small-multiples.tsx'
import { axisDay, wholePercent } from './figure-shares.ts'

/** One action's published course; `shares` in the order of the weeks, null where the action was not counted. */
export type ActionCourse = { slug: string; name: string; shares: (number | null)[] }

export type WeeklyCoursesProps = {
  days: Day[]
  courses: ActionCourse[]
  events: ChartEvent[]
  actionHref: (action: string) => string
}

/** The course of every action, all on one scale, with the menu's events marked. */
export function WeeklyCourses({ days, courses, events, actionHref }: WeeklyCoursesProps) {
  const last = days.at(-1) ?? ''
  return (
    <SmallMultiples
      id="courses"
      title="Week by week"
      counted={`% of reporters, England, weeks to ${axisDay(days[0] ?? last, last)} to ${longDay(last)}`}
      days={days}
      courses={courses.map(({ slug, name, shares }) => ({
        key: slug,
        name,
        shares,
        href: actionHref(slug),
        last: wholePercent(shares.at(-1) ?? 0),
      }))}
      events={events}
      tableCaption="Share of reporters taking each action by week, England"
      dayInWords={axisDay}
      note="Grey: the other actions on the same scale."
    />
  )
}

/** In the place of a course that has one week yet. */
export const FirstWeek = () => <p className="soft">A course is drawn from the second week on.</p>
