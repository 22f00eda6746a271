import { and, desc, eq, lt, lte, sql } from 'drizzle-orm'
import { type Claim, claimOf, type Entry } from '#app/features/disputes/claims/claim-rules.ts'
import type { Duty } from '#app/features/disputes/failures/failure-words.ts'
import { practicesAsAt } from '#app/features/register/records/register-history-queries.server.ts'
import { addDays, type Day, type Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import type { StoredClaim } from '#db/schema/claims.ts'
import { practiceStatuses } from '#db/schema/register.ts'
import { entriesKnown, failuresKnown } from './logged.sql.ts'

/** A failure as it stood. `endedOn`: when it was resolved or, unresolved, its practice closed; null: it is open. */
export type LoggedFailure = {
  practice: string
  line: string
  noticedOn: Day
  waitedDays: number
  cases: number
  minutes: number
  appointments: number
  isSafety: boolean
  duty: Duty
  isOpen: boolean
  endedOn: Day | null
}
export type LoggedClaim = { practice: string; line: string; claim: Claim }
export type LoggedFacts = { failures: LoggedFailure[]; claims: LoggedClaim[]; open: number }

const closedFrom = prepared((db) =>
  db
    .select({ holdsFrom: practiceStatuses.holdsFrom })
    .from(practiceStatuses)
    .where(
      and(
        eq(practiceStatuses.practiceCode, sql.placeholder('practice')),
        eq(practiceStatuses.status, 'closed'),
        lte(practiceStatuses.holdsFrom, sql.placeholder('day')),
        lt(practiceStatuses.recordedAt, sql.placeholder('known')),
      ),
    )
    .orderBy(desc(practiceStatuses.holdsFrom), desc(practiceStatuses.recordedAt), desc(practiceStatuses.id))
    .limit(1)
    .prepare(),
)

export type Openness = { open: number; closedOn: (practice: string) => Day | null }

/** Which practices were open at a week's end, and the last day of one that closed, as known before an instant. */
export function opennessAt(db: Db, day: Day, known: Instant): Openness {
  const open = new Set(practicesAsAt(db, { asAt: day, knownBefore: known }).map(({ practiceCode }) => practiceCode))
  const closings = new Map<string, Day | null>()
  return {
    open: open.size,
    closedOn: (practice) => {
      if (open.has(practice)) return null
      const from = closedFrom(db).get({ practice, day, known })?.holdsFrom
      const found = closings.get(practice) ?? (from ? addDays(from, -1) : null)
      closings.set(practice, found)
      return found
    },
  }
}

/** What practices had logged and claimed in a dispute before an instant. A doctor's own claims are no part of it. */
export function loggedFacts(
  db: Db,
  { dispute, known }: { dispute: string; known: Instant },
  { open, closedOn: closing }: Openness,
): LoggedFacts {
  const failures = failuresKnown(db)
    .all({ dispute, known })
    .map(({ minutes, isSafety, resolvedOn, ...row }): LoggedFailure => {
      const endedOn = resolvedOn ?? closing(row.practice)
      const spent = Object.values(JSON.parse(minutes) as Record<string, number>).reduce((sum, one) => sum + one, 0)
      return { ...row, minutes: spent, isSafety: isSafety === 1, isOpen: endedOn === null, endedOn }
    })
  return { failures, claims: claimsKnown(db, dispute, known), open }
}

function claimsKnown(db: Db, dispute: string, known: Instant): LoggedClaim[] {
  const byClaim = new Map<string, { practice: string; id: string; entries: Entry[] }>()
  for (const { practice, claimId, claim, ...entry } of entriesKnown(db).iterate(known)) {
    const key = `${practice} ${claimId}`
    const one = byClaim.get(key) ?? { practice, id: claimId, entries: [] }
    one.entries.push({ ...entry, claim: claim ? (JSON.parse(claim) as StoredClaim) : null })
    byClaim.set(key, one)
  }
  return [...byClaim.values()].flatMap(({ practice, id, entries }) => {
    const claim = claimOf(id, entries)
    const [of, line] = claim?.line.split('/') ?? []
    return claim && line && of === dispute ? [{ practice, line, claim }] : []
  })
}
