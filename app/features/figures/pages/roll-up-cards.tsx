import { countInWords, percentInWords } from '#app/features/figures/disclosure/figure-words.ts'
import type { WeekHeading } from '#app/features/figures/releases/lmc-figures.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { longDay, weekdayAndDay } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { Figure } from '#app/ui/figure.tsx'
import { Panel } from '#app/ui/panel.tsx'

const number = (count: number) => count.toLocaleString('en-GB')
const asAt = (weekEnd: string) => `As at ${weekdayAndDay(weekEnd)}`

/** How many practices have reported, of how many, as the context for every share. */
export function ReportedCard({ week: { england, weekEnd } }: { week: Pick<WeekFigures, 'england' | 'weekEnd'> }) {
  return (
    <Panel title="Reported in the last 4 weeks">
      <Figure
        value={String(Math.round(england.reportRate))}
        unit="%"
        of="of practices"
        outOf={`${number(england.reporters)} of ${number(england.open)} open practices made a return. ${number(england.silent)} were silent: silence is not counted as no.`}
        asAt={asAt(weekEnd)}
      />
    </Panel>
  )
}

/** Reporters taking at least one action of the menu. */
export function AnyActionCard({
  week: { england, weekEnd, first },
}: {
  week: Pick<WeekFigures, 'england' | 'weekEnd' | 'first'>
}) {
  return (
    <Panel title="Taking at least one action">
      <Figure
        value={percentInWords(england.any).replace('%', '')}
        unit="%"
        of="of reporters"
        outOf={`${countInWords(england.any)} of ${number(england.any.of)} reporters take an action of the edition “${first.edition.title}”.`}
        asAt={asAt(weekEnd)}
      />
    </Panel>
  )
}

/** The line under a heading: which week, as known at which release, of which menu. */
export function weekInWords({ weekEnd, known, first: { round, edition } }: WeekHeading): string {
  const ended = round.ended ? ', a round that has ended' : ''
  return `As at ${weekdayAndDay(weekEnd)}, as known at the release of ${longDay(dayOf(known.knownAt))}, 09:00. ${edition.title}, ${round.title}${ended}.`
}
