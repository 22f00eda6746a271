import { countDistinct, eq, sql } from 'drizzle-orm'
import type { Day } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { claimEntries, doctorClaimEntries, type StoredClaim } from '#db/schema/claims.ts'
import { type Claim, claimOf, type Entry } from './claim-rules.ts'
import { lastPractice, ofDoctor, ofPractice } from './claims.sql.ts'

/** Whose claims: a practice's, or those of a doctor, which nobody else reads. */
export type Claimant = { practiceCode: string; personId?: undefined } | { personId: string; practiceCode: string }

/** The practice in which a doctor last kept a claim of their own. */
export const practiceOfOwnClaims = (db: Db, personId: string): string | undefined => lastPractice(db).get(personId)

/** The entries of a claimant's claims, or of one, by claim. */
function entriesOf(db: Db, who: Claimant, claimId: string | null): Map<string, Entry[]> {
  const rows = who.personId
    ? ofDoctor(db).all({ personId: who.personId, claimId })
    : ofPractice(db).all({ practiceCode: who.practiceCode, claimId })
  const byClaim = new Map<string, Entry[]>()
  for (const { claimId: id, claim, ...entry } of rows) {
    const before = byClaim.get(id) ?? []
    byClaim.set(id, [...before, { ...entry, claim: claim ? (JSON.parse(claim) as StoredClaim) : null }])
  }
  return byClaim
}

/** Every claim that stands, the last begun first. */
export const claimsOf = (db: Db, who: Claimant): Claim[] =>
  [...entriesOf(db, who, null)].flatMap(([id, entries]) => claimOf(id, entries) ?? []).reverse()

const begunByPractice = prepared((db) =>
  db
    .select({ count: countDistinct(claimEntries.claimId) })
    .from(claimEntries)
    .where(eq(claimEntries.practiceCode, sql.placeholder('practiceCode')))
    .prepare(),
)
const begunByDoctor = prepared((db) =>
  db
    .select({ count: countDistinct(doctorClaimEntries.claimId) })
    .from(doctorClaimEntries)
    .where(eq(doctorClaimEntries.personId, sql.placeholder('personId')))
    .prepare(),
)
/** How many claims were ever begun and are kept, those taken off among them. */
export const claimsBegun = (db: Db, who: Claimant): number =>
  (who.personId
    ? begunByDoctor(db).get({ personId: who.personId })
    : begunByPractice(db).get({ practiceCode: who.practiceCode }))!.count

/** A claim of this practice, or of this doctor. */
export const claimById = (db: Db, who: Claimant, id: string): Claim | undefined =>
  claimOf(id, entriesOf(db, who, id).get(id) ?? [])

/** A claim of this practice that went: a letter can answer it. Undefined for a line of a register, and for a claim not sent yet. */
export function sentClaim(db: Db, practiceCode: string, id: string | null | undefined): (Claim & { sentOn: Day }) | undefined {
  const claim = id ? claimById(db, { practiceCode }, id) : undefined
  return claim?.sentOn ? { ...claim, sentOn: claim.sentOn } : undefined
}
