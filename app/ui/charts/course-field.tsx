import { type ChartEvent, type ChartGoal, type Course, coursePath, dayScale, FIELD, percent, shareScale } from './chart-scales.ts'
import { EventMarks, GoalMarks } from './event-marks.tsx'

/** Everything several drawings of one set of courses have in common: days across, shares up, what happened. */
export type CourseFieldProps = {
  days: string[]
  courses: Course[]
  events: ChartEvent[]
  goals?: ChartGoal[]
}

/** What is the same in every drawing of these courses, worked out once. */
export function courseField({ days, courses, events, goals = [] }: CourseFieldProps) {
  const across = dayScale(days)
  const up = shareScale([...courses, { shares: goals.map(({ share }) => share) }])
  const inside = events.filter(({ day }) => across.at(day) >= 0 && across.at(day) <= 1)
  const positions = days.map((day) => across.at(day))
  const pathOf = ({ shares }: Course) => coursePath(shares, (index) => positions[index] ?? 0, up.at)
  return { across, up, inside, goals, pathOf, first: days[0], last: days.at(-1) }
}
export type Field = ReturnType<typeof courseField>

/** Width of a small and of a large drawing where they are narrow, in pixels: what has room there has room on every page. */
const [SMALL, LARGE] = [140, 400]

/**
 * The drawing of one course: levels, what happened, the others in grey (drawn once under `othersId`), the course itself with its
 * last value. It takes the width it gets; words keep their size.
 */
export function CourseDrawing(props: {
  field: Field
  course: Course
  othersId?: string
  label: string
  ends?: { first: string; last: string }
}) {
  const { field, course, othersId, label, ends } = props
  const { across, up, inside, goals, pathOf } = field
  const last = course.shares.at(-1)
  return (
    <div className="course-drawing">
      <svg role="img" aria-label={label} focusable="false">
        {up.levels.map((level) => (
          <g key={level}>
            <line className="chart-grid" x1="0" x2="100%" y1={percent(1 - up.at(level))} y2={percent(1 - up.at(level))} />
            <text x="-6" y={percent(1 - up.at(level))} dy="0.35em" textAnchor="end">
              {Math.round(level * 100)}
              {level === up.levels.at(-1) ? '%' : ''}
            </text>
          </g>
        ))}
        {ends ? (
          <>
            <text x="0" y="100%" dy="1.35em">
              {ends.first}
            </text>
            <text x="100%" y="100%" dy="1.35em" textAnchor="end">
              {ends.last}
            </text>
          </>
        ) : (
          across.ticks.map(({ at, label: words }) => (
            <text
              key={words}
              x={percent(at)}
              y="100%"
              dy="1.45em"
              textAnchor={at < 0.04 ? 'start' : at > 0.96 ? 'end' : 'middle'}
            >
              {words}
            </text>
          ))
        )}
        <EventMarks events={inside} across={across.at} width={ends ? SMALL : LARGE} />
        <GoalMarks goals={goals} across={across.at} up={up.at} />
        <svg aria-hidden="true" width="100%" height="100%" viewBox={`0 0 ${FIELD} ${FIELD}`} preserveAspectRatio="none">
          {othersId ? <use href={`#${othersId}`} /> : null}
          <path className="chart-line" d={pathOf(course)} vectorEffect="non-scaling-stroke" />
        </svg>
        {typeof last === 'number' ? <circle className="chart-dot" cx="100%" cy={percent(1 - up.at(last))} r="3.5" /> : null}
      </svg>
    </div>
  )
}

/** All courses in grey, to stand behind each drawing of one of them. */
export function OtherCourses({ id, field, courses }: { id: string; field: Field; courses: Course[] }) {
  return (
    <svg className="pattern-store" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <g id={id}>
          {courses.map((course) => (
            <path key={course.key} className="chart-ghost" d={field.pathOf(course)} vectorEffect="non-scaling-stroke" />
          ))}
        </g>
      </defs>
    </svg>
  )
}
