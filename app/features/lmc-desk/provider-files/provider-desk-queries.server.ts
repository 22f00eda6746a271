import { sharingOnes } from '#app/features/adoption/statements/entry-queries.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import {
  eventsOfFile,
  filesOfLmc,
  providerFileOf,
  reportsOf,
} from '#app/features/disputes/provider-files/provider-queries.server.ts'
import {
  type KeptReport,
  type ProviderEvent,
  type ProviderFile,
  seenOfFile,
  sumOfReports,
} from '#app/features/disputes/provider-files/provider-rules.ts'
import { type ProviderFigure, providerFiguresOf } from '#app/features/figures/providers/provider-figures-queries.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { practicesOfLmc } from '#app/features/register/records/register-queries.server.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'

export type NamedReport = KeptReport & { practice: string }
/** A file as the officers of its LMC see it. `reports`: of practices that share by name today, and of no other. */
export type ProviderDesk = {
  file: ProviderFile
  events: ProviderEvent[]
  reports: NamedReport[]
  sum: ReturnType<typeof sumOfReports>
  practices: number
  sharing: number
  figures: ProviderFigure[]
  seen: string
  today: Day
}

/**
 * Opens a file at the desk of its LMC. A look at what practices added by name is logged, and each practice shown reads it as one line a
 * day; a paper or table made of it writes an event of its own. Undefined: no file of this LMC.
 */
export function openProviderDesk(
  db: Db,
  { lmcSlug, fileId }: { lmcSlug: string; fileId: string },
  by: Actor,
  now: Instant,
  action: 'lmc.answers-seen' | 'lmc.answers-exported' = 'lmc.answers-seen',
): ProviderDesk | undefined {
  return inTransaction(db, (tx) => {
    const file = providerFileOf(tx, lmcSlug, fileId)
    if (!file) return undefined
    const here = new Map(practicesOfLmc(tx, lmcSlug, dayOf(now)).map(({ code, name }) => [code, name]))
    const sharing = sharingOnes(tx, [...here.keys()])
    const reports = reportsOf(tx, fileId, sharing).map((report) => ({ ...report, practice: here.get(report.practiceCode)! }))
    const practices = new Set(reports.map(({ practiceCode }) => practiceCode)).size
    if (practices > 0) recordEvent(tx, { at: now, actor: by.personId, action, subject: lmcSlug, detail: { practices } })
    const events = eventsOfFile(tx, fileId)
    return {
      ...{ file, events, reports, practices, sum: sumOfReports(reports), sharing: sharing.length },
      ...{ figures: providerFiguresOf(tx, fileId), seen: seenOfFile(file, events), today: dayOf(now) },
    }
  })
}

/** The files of an LMC in its list. `last`: the day of what happened last; counts stand on a file's own page, where a look is logged. */
export const providerList = (db: Db, lmcSlug: string) =>
  filesOfLmc(db, lmcSlug).map((file) => {
    const events = eventsOfFile(db, file.id).filter(({ takenBackAt }) => takenBackAt === null)
    return { ...file, last: events.at(-1)?.happenedOn ?? null }
  })
