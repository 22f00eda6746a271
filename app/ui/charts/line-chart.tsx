import { Chart, type ChartProps } from './chart.tsx'
import type { ChartEvent, ChartGoal, Course } from './chart-scales.ts'
import { CourseDrawing, courseField, OtherCourses } from './course-field.tsx'
import { EventList } from './event-marks.tsx'

export type LineChartProps = Omit<ChartProps, 'children' | 'table'> & {
  /** ISO days of the week ends, in order, at least two. */
  days: string[]
  course: Course
  /** In grey behind it, to the same scale. */
  others?: Course[]
  events?: ChartEvent[]
  goals?: ChartGoal[]
  tableCaption: string
  /** Head of the column of shares. */
  columnLabel: string
  dayInWords: (day: string) => string
  /** The figure of each week as the table says it. */
  words: string[]
}

/** One weekly course, drawn large, with what happened marked on it and the same figures as a table to open. */
export function LineChart(props: LineChartProps) {
  const { days, course, others = [], events = [], goals = [], tableCaption, columnLabel, dayInWords, words, ...chart } = props
  const field = courseField({ days, courses: [course, ...others], events, goals })
  const ghosts = `${chart.id}-others`
  return (
    <Chart
      {...chart}
      table={{
        caption: tableCaption,
        columns: [
          { key: 'day', label: 'Week to' },
          { key: 'share', label: columnLabel, numeric: true },
        ],
        rows: days.map((day, index) => ({ key: day, cells: [dayInWords(day), words[index] ?? '–'] })),
      }}
    >
      {others.length > 0 ? <OtherCourses id={ghosts} field={field} courses={others} /> : null}
      <div className="line-chart">
        <CourseDrawing
          field={field}
          course={course}
          othersId={others.length > 0 ? ghosts : undefined}
          label={`${course.name}: ${words[0] ?? ''} on ${dayInWords(days[0] ?? '')}, ${words.at(-1) ?? ''} on ${dayInWords(days.at(-1) ?? '')}`}
        />
      </div>
      <EventList events={field.inside} goals={goals} />
    </Chart>
  )
}
