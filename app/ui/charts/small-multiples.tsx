import { Chart, type ChartProps } from './chart.tsx'
import type { ChartEvent, Course } from './chart-scales.ts'
import { CourseDrawing, courseField, OtherCourses } from './course-field.tsx'
import { EventList } from './event-marks.tsx'

export type SmallMultiplesProps = Omit<ChartProps, 'children' | 'table'> & {
  /** ISO days of the week ends, in order, at least two. */
  days: string[]
  /** `last`: the last value, "59%". */
  courses: (Course & { href?: string; last: string })[]
  events?: ChartEvent[]
  tableCaption: string
  dayInWords: (day: string) => string
  shareInWords?: (share: number) => string
}

const wholePercent = (share: number) => `${Math.round(share * 100)}%`

/** One small drawing for each course, all to one scale, the others in grey behind; what happened is marked on each. */
export function SmallMultiples(props: SmallMultiplesProps) {
  const { days, courses, events = [], tableCaption, dayInWords, shareInWords = wholePercent, ...chart } = props
  const field = courseField({ days, courses, events })
  const others = `${chart.id}-others`
  const ends = { first: dayInWords(days[0] ?? ''), last: dayInWords(days.at(-1) ?? '') }
  return (
    <Chart
      {...chart}
      table={{
        caption: tableCaption,
        columns: [{ key: 'day', label: 'Week to' }, ...courses.map(({ key, name }) => ({ key, label: name, numeric: true }))],
        rows: days.map((day, index) => ({
          key: day,
          cells: [
            dayInWords(day),
            ...courses.map(({ shares }) => {
              const share = shares[index]
              return typeof share === 'number' ? shareInWords(share) : '–'
            }),
          ],
        })),
      }}
    >
      <OtherCourses id={others} field={field} courses={courses} />
      <ul className="small-multiples">
        {courses.map(({ href, last, ...course }) => (
          <li key={course.key}>
            <h3>
              {href ? <a href={href}>{course.name}</a> : course.name} <span>{last}</span>
            </h3>
            <CourseDrawing
              field={field}
              course={course}
              othersId={others}
              label={`${course.name}: ${last} on ${ends.last}`}
              ends={ends}
            />
          </li>
        ))}
      </ul>
      <EventList events={field.inside} />
    </Chart>
  )
}
