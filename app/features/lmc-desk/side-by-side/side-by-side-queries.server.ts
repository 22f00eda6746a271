import { remindGroups } from '#app/features/lmc-desk/reminders/remind-groups-rules.ts'
import { remindablePractices } from '#app/features/lmc-desk/reminders/reminder-facts-queries.server.ts'
import { waitingAt } from '#app/features/lmc-desk/waiting/waiting-queries.server.ts'
import { lmcBySlug } from '#app/features/register/records/register-queries.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

/** One LMC of an officer in numbers: its practices by what there is to do, and what waits at its desk. No answer of a practice is read. */
export type LmcInNumbers = {
  slug: string
  name: string
  practices: number
  /** Practices with a return in the last 28 days, and with one this week. */
  reporters: number
  thisWeek: number
  silent: number
  unreachable: number
  notJoined: number
  calls: number
  register: number
  notes: number
  notesAsked: number
  joins: number
}

/** The LMCs named, in the order of their names; one that the register does not hold is left out. */
export function lmcsSideBySide(db: Db, slugs: readonly string[], now: Instant): LmcInNumbers[] {
  return slugs
    .flatMap((slug): LmcInNumbers[] => {
      const lmc = lmcBySlug(db, slug, dayOf(now))
      if (!lmc) return []
      const practices = remindablePractices(db, slug, now)
      const { silent, unreachable, notJoined } = remindGroups(practices)
      const { calls, register, notes, joins, moves, notesAsked } = waitingAt(db, slug, now)
      return [
        {
          ...{ slug, name: lmc.name, practices: practices.length },
          reporters: practices.filter(({ reporter }) => reporter).length,
          thisWeek: practices.filter(({ reportedThisWeek }) => reportedThisWeek).length,
          ...{ silent: silent.length, unreachable: unreachable.length, notJoined: notJoined.length },
          ...{ calls, register: register + moves.length, notes, joins, notesAsked: notesAsked.length },
        },
      ]
    })
    .sort((a, b) => a.name.localeCompare(b.name))
}
