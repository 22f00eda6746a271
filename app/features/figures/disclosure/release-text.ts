import { createHash } from 'node:crypto'
import type { Day, Instant } from '#app/platform/time.ts'
import type { ChangedWeek, ReleasedWeek } from './released-week.ts'

/** Who reads a text: everybody, or those who see every LMC by name (officers of the LMC, the committee). */
export type Audience = 'all' | 'public'

/** What a release is beside its figures. `issue`: 1, and 2 for the first re-issue, which has a `reason`. */
export type ReleaseFacts = {
  weekEnd: Day
  issue: number
  method: string
  knownAt: Instant
  issuedAt: Instant
  late: boolean
  reason: string | null
}
export type ReleaseContent = { week: ReleasedWeek; changed: ChangedWeek[] }

const FORMAT = 'concert-release-1'
const instant = (at: Instant) => new Date(at).toISOString()

/**
 * A release as canonical text: the same facts and key give the same bytes, and the text never changes once it is issued. In the text
 * for everybody an LMC that did not choose to be shown has its name and its open practices alone.
 */
export function releaseText(facts: ReleaseFacts, { week, changed }: ReleaseContent, audience: Audience): string {
  const { weekEnd, issue, method, knownAt, issuedAt, late, reason } = facts
  const lmcs = week.lmcs.map((lmc) => {
    const { slug, region, icbs, open, published, of, taking } = lmc
    return { slug, region, icbs, open, published, ...(audience === 'all' || published ? { of, taking } : {}) }
  })
  const head = {
    format: FORMAT,
    audience,
    method,
    weekEnd,
    issue,
    knownAt: instant(knownAt),
    issuedAt: instant(issuedAt),
    late,
    reason,
  }
  return `${JSON.stringify({ ...head, week: { ...week, lmcs }, changed })}\n`
}

/** The figures of a release's text. They passed disclosure control when it was issued. */
export const readReleaseText = (text: string): ReleaseContent => JSON.parse(text) as ReleaseContent

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
