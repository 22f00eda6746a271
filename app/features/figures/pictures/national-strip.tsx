import {
  changeInBoth,
  ofInWords,
  outsideInWords,
  percentInWords,
  wholeReturnRate,
} from '#app/features/figures/disclosure/figure-words.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { dayAndMonth, dayBeside } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { addDays } from '#app/platform/time.ts'
import { Spark } from '#app/ui/charts/spark.tsx'
import { NumberStrip, type StripNumber } from '#app/ui/number-strip.tsx'

export type NationalStripProps = {
  week: WeekFigures
  compared?: WeekFigures
  courses: { any: (number | null)[]; reported: (number | null)[] }
  /** Beside the figures, where there is one: the vote. */
  vote?: StripNumber
}

/** The week in three numbers, each with its base and its change, and the vote beside them. */
export function NationalStrip({ week, compared, courses, vote }: NationalStripProps) {
  const { england, weekEnd } = week
  const [began, ceased] = [
    sum(england.actions.map(({ began }) => began?.count ?? 0)),
    sum(england.actions.map(({ ceased }) => ceased?.count ?? 0)),
  ]
  const since = compared ? ` since ${dayBeside(compared.weekEnd, weekEnd)}` : ''
  const sameMenu = compared && slugsOf(compared) === slugsOf(week)
  const reportedThen = compared ? wholeReturnRate(england) - wholeReturnRate(compared.england) : 0
  return (
    <NumberStrip
      numbers={[
        {
          key: 'any',
          title: 'Take at least one action',
          value: percentInWords(england.any),
          of: 'of reporters',
          picture: <Spark shares={courses.any} highest={1} />,
          children: `${ofInWords(england.any)}${compared ? ` · ${changeInBoth(england.any, compared.england.any)}${since}${sameMenu ? '' : ', of another menu'}` : ''}`,
        },
        {
          key: 'reported',
          title: 'Reported in the last 4 weeks',
          value: `${wholeReturnRate(england)}%`,
          of: 'of practices',
          picture: <Spark shares={courses.reported} highest={1} />,
          children: `${inFigures(england.reporters)} of ${inFigures(england.open)} open on ${dayAndMonth(weekEnd)}${compared ? ` · ${signed(england.reporters - compared.england.reporters)} practices, ${signed(reportedThen)} points${since}` : ''}. ${inFigures(england.silent)} are silent, which is not a no.${outsideInWords(england.outside)}`,
        },
        {
          key: 'began',
          title: 'Began and stopped that week',
          value: inFigures(began),
          of: (
            <>
              began · <b>{inFigures(ceased)}</b> stopped
            </>
          ),
          children: `answers ${england.actions.length === 1 ? 'to the one action' : `over all ${england.actions.length} actions`}, ${dayAndMonth(addDays(weekEnd, -6))} to ${dayAndMonth(weekEnd)}`,
        },
        ...(vote ? [vote] : []),
      ]}
    />
  )
}

const sum = (counts: number[]) => counts.reduce((all, count) => all + count, 0)
const signed = (change: number) => (change === 0 ? '±0' : change > 0 ? `+${inFigures(change)}` : `−${inFigures(-change)}`)
const slugsOf = ({ columns }: WeekFigures) =>
  columns
    .map(({ slug }) => slug)
    .sort()
    .join()
