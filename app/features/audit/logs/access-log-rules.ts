import { type DatedStatement, statementOn } from '#app/features/register/records/register-rules.ts'
import { addDays, type Day, dayOf, type Instant } from '#app/platform/time.ts'

/** The dated facts that decide whether a list of an LMC showed a practice by name. */
export type ShowingFacts = {
  memberships: (DatedStatement & { lmcSlug: string | null })[]
  statuses: (DatedStatement & { status: 'open' | 'closed' })[]
  /** In the order in which they were made. */
  sharing: { sharesByName: boolean; recordedAt: Instant }[]
}

/**
 * Whether the list of an LMC's answers showed this practice by name at an instant: it belonged to the LMC and was open that day as was
 * known then, and its last choice by then was to share (decision 18). A later move or change of mind changes nothing about it.
 */
export function wasShown(facts: ShowingFacts, lmcSlug: string, at: Instant): boolean {
  const choice = facts.sharing.findLast(({ recordedAt }) => recordedAt <= at)
  if (!choice?.sharesByName) return false
  const when = { asAt: dayOf(at), knownBefore: at + 1 }
  return statementOn(facts.memberships, when)?.lmcSlug === lmcSlug && statementOn(facts.statuses, when)?.status === 'open'
}

/** The LMC a practice belonged to at an instant, as was known then. */
export const lmcAt = (facts: Pick<ShowingFacts, 'memberships'>, at: Instant): string | null =>
  statementOn(facts.memberships, { asAt: dayOf(at), knownBefore: at + 1 })?.lmcSlug ?? null

/** One look at a list: when, by whom (an id that stays in this feature), as an officer of which LMC. */
export type ListAccess = { at: Instant; actor: string; lmc: { slug: string; name: string } }

/** One line of "who looked": all looks of one LMC's officers at its list on one London day. */
export type AccessLogLine = {
  day: Day
  lmcName: string
  times: number
  officers: number
  first: Instant
  last: Instant
}

/** Looks as one line a day and LMC, the latest day first. */
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

/** How many days one page of looks holds. */
export const DAYS_A_PAGE = 91

/** The London days of the page that ends with `until`. */
export const pageOfDays = (until: Day): { from: Day; until: Day } => ({ from: addDays(until, 1 - DAYS_A_PAGE), until })
