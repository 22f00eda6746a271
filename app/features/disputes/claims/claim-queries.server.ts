import type { Day, Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import type { StoredClaim } from '#db/schema/claims.ts'
import { type Claim, claimOf, type Entry } from './claim-rules.ts'

/** Whose claims: a practice's, or those of a doctor, which nobody else reads. */
export type Claimant = { practiceCode: string; personId?: undefined } | { personId: string; practiceCode: string }

const COLUMNS = 'id, claim_id as claimId, kind, claim, happened_on as happenedOn, pence, words, recorded_at as recordedAt'
const ofPractice = prepared((db) =>
  db.$client.prepare(
    `select ${COLUMNS} from claim_entries where practice_code = @practiceCode and (@claimId is null or claim_id = @claimId) order by rowid`,
  ),
)
const ofDoctor = prepared((db) =>
  db.$client.prepare(
    `select ${COLUMNS} from doctor_claim_entries where person_id = @personId and (@claimId is null or claim_id = @claimId) order by rowid`,
  ),
)
const lastPractice = prepared((db) =>
  db.$client.prepare('select practice_code from doctor_claim_entries where person_id = ? order by rowid desc limit 1').pluck(),
)
/** The practice in which a doctor last kept a claim of their own. */
export const practiceOfOwnClaims = (db: Db, personId: string): string | undefined =>
  lastPractice(db).get(personId) as string | undefined

type Row = Omit<Entry, 'claim'> & { claimId: string; claim: string | null; happenedOn: Day; recordedAt: Instant }

/** The entries of a claimant's claims, or of one, by claim. */
function entriesOf(db: Db, who: Claimant, claimId: string | null): Map<string, Entry[]> {
  const rows = (
    who.personId
      ? ofDoctor(db).all({ personId: who.personId, claimId })
      : ofPractice(db).all({ practiceCode: who.practiceCode, claimId })
  ) as Row[]
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
  db.$client.prepare('select count(distinct claim_id) from claim_entries where practice_code = ?').pluck(),
)
const begunByDoctor = prepared((db) =>
  db.$client.prepare('select count(distinct claim_id) from doctor_claim_entries where person_id = ?').pluck(),
)
/** How many claims were ever begun and are kept, those taken off among them. */
export const claimsBegun = (db: Db, who: Claimant): number =>
  (who.personId ? begunByDoctor(db).get(who.personId) : begunByPractice(db).get(who.practiceCode)) as number

/** A claim of this practice, or of this doctor. */
export const claimById = (db: Db, who: Claimant, id: string): Claim | undefined =>
  claimOf(id, entriesOf(db, who, id).get(id) ?? [])
