import { countInWords } from '#app/features/figures/disclosure/disclosure-rules.ts'
import { percentInWords } from '#app/features/figures/releases/figure-words.ts'
import type { CommitteeRollUp, PublicRollUp } from '#app/features/figures/releases/roll-up-queries.server.ts'
import { longDay, weekdayAndDay } from '#app/platform/dates-in-words.ts'
import { Figure } from '#app/ui/figure.tsx'
import { Panel } from '#app/ui/panel.tsx'

const number = (count: number) => count.toLocaleString('en-GB')
const asAt = (weekEnd: string) => `As at ${weekdayAndDay(weekEnd)}`

/** How many practices have reported, of how many, as the context for every share. */
export function ReportedCard({ rollUp: { nation, weekEnd } }: { rollUp: CommitteeRollUp | PublicRollUp }) {
  const silent = nation.open - nation.reporters
  return (
    <Panel title="Reported in the last 4 weeks">
      <Figure
        value={String(Math.round(nation.reportRate))}
        unit="%"
        of="of practices"
        outOf={`${number(nation.reporters)} of ${number(nation.open)} open practices made a return. ${number(silent)} were silent: silence is not counted as no.`}
        asAt={asAt(weekEnd)}
      />
    </Panel>
  )
}

/** Reporters taking at least one action of the menu. */
export function AnyActionCard({ rollUp: { nation, weekEnd, edition } }: { rollUp: CommitteeRollUp | PublicRollUp }) {
  const percent = percentInWords(nation.any)
  return (
    <Panel title="Taking at least one action">
      <Figure
        value={percent.value}
        unit={percent.unit}
        of="of reporters"
        outOf={`${countInWords(nation.any)} of ${number(nation.any.of)} reporters take an action of the edition “${edition.title}”.`}
        asAt={asAt(weekEnd)}
      />
    </Panel>
  )
}

/** The line under a heading: which week, known when, of which menu. */
export function rollUpInWords({
  weekEnd,
  knownAt,
  round,
  edition,
}: Pick<CommitteeRollUp, 'weekEnd' | 'knownAt' | 'round' | 'edition'>): string {
  const known = new Date(knownAt).toISOString().slice(0, 10)
  const ended = round.ended ? ', a round that has ended' : ''
  return `As at ${weekdayAndDay(weekEnd)}, as known on ${longDay(known)} at 09:00. ${edition.title}, ${round.title}${ended}.`
}
