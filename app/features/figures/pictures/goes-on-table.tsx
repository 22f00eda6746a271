import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { SectionHeading } from '#app/ui/headings.tsx'
import { ActionBars } from './uptake-table.tsx'

/** Actions no longer on the menu that reporters still take: none of the columns, and not part of "at least one". */
export function GoesOnTable({ week, actionHref }: { week: WeekFigures; actionHref: (action: string) => string }) {
  const { goesOn } = week.england
  if (goesOn.length === 0) return null
  return (
    <section aria-labelledby="goes-on">
      <SectionHeading id="goes-on" beside={`England, as at ${longDay(week.weekEnd)}`}>
        No longer on the menu, and still taken
      </SectionHeading>
      <ActionBars
        caption="Reporters still taking actions that have left the menu"
        head="Action"
        rows={goesOn}
        actionHref={actionHref}
      />
    </section>
  )
}
