import { type DatedStatement, statementOn } from '#app/features/register/records/register-rules.ts'
import { addDays, type Day, dayOf, type Instant } from '#app/platform/time.ts'

/** The dated facts that decide whether an LMC's list showed a practice by name. */
export type ShowingFacts = {
  memberships: (DatedStatement & { lmcSlug: string | null })[]
  statuses: (DatedStatement & { status: 'open' | 'closed' })[]
  /** In order of recording. */
  sharing: { sharesByName: boolean; recordedAt: Instant }[]
}

/**
 * Whether the list of an LMC's answers showed this practice by name at an instant: by the knowledge of that time it belonged to
 * the LMC and was open that day, and its last choice was to share (decision 18). A later move or change of mind changes nothing.
 */
export function wasShown(facts: ShowingFacts, lmcSlug: string, at: Instant): boolean {
  const choice = facts.sharing.findLast(({ recordedAt }) => recordedAt <= at)
  if (!choice?.sharesByName) return false
  const when = { asAt: dayOf(at), knownBefore: at + 1 }
  return statementOn(facts.memberships, when)?.lmcSlug === lmcSlug && statementOn(facts.statuses, when)?.status === 'open'
}

/** The LMC of a practice at an instant, by the knowledge of that time. */
export const lmcAt = (facts: Pick<ShowingFacts, 'memberships'>, at: Instant): string | null =>
  statementOn(facts.memberships, { asAt: dayOf(at), knownBefore: at + 1 })?.lmcSlug ?? null

/** One access to a list: when, by whom (an id that stays in this feature), as an officer of which LMC. */
export type ListAccess = { at: Instant; actor: string; lmc: { slug: string; name: string } }

/** One line of "Who looked": all accesses by one LMC's officers to its list on one London day. */
export type AccessLogLine = {
  day: Day
  lmcName: string
  times: number
  officers: number
  first: Instant
  last: Instant
}

/** Accesses as one line a day and LMC, latest day first. */
export function linesOfDays(accesses: readonly ListAccess[]): AccessLogLine[] {
  const lines = new Map<string, AccessLogLine & { actors: Set<string> }>()
  for (const { at, actor, lmc } of accesses) {
    const day = dayOf(at)
    const key = `${day} ${lmc.slug}`
    const line = lines.get(key) ?? { day, lmcName: lmc.name, times: 0, officers: 0, first: at, last: at, actors: new Set() }
    line.times++
    line.actors.add(actor)
    line.first = Math.min(line.first, at)
    line.last = Math.max(line.last, at)
    lines.set(key, line)
  }
  return [...lines.values()]
    .map(({ actors, ...line }) => ({ ...line, officers: actors.size }))
    .sort((a, b) => b.day.localeCompare(a.day) || a.lmcName.localeCompare(b.lmcName))
}

/** Days on one page of the access log. */
const DAYS_A_PAGE = 91

/** The London days of the page that ends with `until`. */
export const pageOfDays = (until: Day): { from: Day; until: Day } => ({ from: addDays(until, 1 - DAYS_A_PAGE), until })
