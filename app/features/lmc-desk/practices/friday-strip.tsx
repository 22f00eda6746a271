import type { ReturnsHere } from '#app/features/figures/beside-desks/returns-here.server.ts'
import { dayAndMonth } from '#app/platform/dates-in-words.ts'
import { Spark } from '#app/ui/charts/spark.tsx'
import { Units } from '#app/ui/charts/units.tsx'
import { NumberStrip } from '#app/ui/number-strip.tsx'
import type { LmcAnswers } from './lmc-answers-queries.server.ts'
import type { PracticeCounts } from './lmc-list-rules.ts'

/** `practices`: how many they are. */
export type FridayStripProps = {
  name: string
  practices: number
  counts: PracticeCounts
  returns: LmcAnswers['returns']
  course: ReturnsHere | null
}

/** The office's week in four numbers: a square a practice, the return rate beside England's, this week so far, who shares by name. */
export function FridayStrip({ name, practices, counts, returns, course }: FridayStripProps) {
  const short = name.replace(/ LMC$/, '')
  const percent = (share: number | null | undefined) => (typeof share === 'number' ? `${Math.round(100 * share)}%` : 'not shown')
  return (
    <NumberStrip
      numbers={[
        {
          key: 'practices',
          title: 'Practices',
          value: practices,
          children: (
            <Units
              units={[
                { key: 'full', count: counts.reported, words: 'this week' },
                { key: 'pale', count: counts.notYet, words: 'not yet' },
                { key: 'hatch', count: counts.silent, words: 'silent for 4 weeks' },
                { key: 'open', count: counts.notJoined, words: 'nobody has joined' },
              ]}
            />
          ),
        },
        {
          key: 'reporters',
          title: 'Reported in four weeks',
          value: counts.reporters,
          of: `of ${practices}`,
          picture: course ? <Spark shares={course.lmc} beside={course.england} highest={1} /> : null,
          children: course
            ? `As published for ${dayAndMonth(course.weekEnd)}: ${short} ${percent(course.lmc.at(-1))}, England ${percent(course.england.at(-1))} (grey).`
            : null,
        },
        {
          key: 'week',
          title: 'This week so far',
          value: returns.now,
          of: returns.now === 1 ? 'return' : 'returns',
          children: `${returns.thenAtThisHour} at this hour last week; ${returns.thenInAll} by its Sunday.`,
        },
        {
          key: 'sharing',
          title: 'Share by name',
          value: counts.sharing,
          of: `of ${practices}`,
          children: `${counts.sharingReporters} of them report; ${counts.reporters - counts.sharingReporters} report without their name. Your look at their answers is logged.`,
        },
      ]}
    />
  )
}
