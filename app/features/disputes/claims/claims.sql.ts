import { CLOSED_SINCE } from '#app/features/disputes/failures/closed-practice.sql.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'
import type { Entry } from './claim-rules.ts'

const COLUMNS = 'id, claim_id as claimId, kind, claim, happened_on as happenedOn, pence, words, recorded_at as recordedAt'

/** An entry as it is stored: `claim` is JSON. */
export type ClaimRow = Omit<Entry, 'claim'> & { claimId: string; claim: string | null; happenedOn: Day; recordedAt: Instant }

export const ofPractice = prepared((db) =>
  db.$client.prepare<unknown[], ClaimRow>(
    `select ${COLUMNS} from claim_entries where practice_code = @practiceCode and (@claimId is null or claim_id = @claimId) order by rowid`,
  ),
)

export const ofDoctor = prepared((db) =>
  db.$client.prepare<unknown[], ClaimRow>(
    `select ${COLUMNS} from doctor_claim_entries where person_id = @personId and (@claimId is null or claim_id = @claimId) order by rowid`,
  ),
)

export const lastPractice = prepared((db) =>
  db.$client
    .prepare<unknown[], string>('select practice_code from doctor_claim_entries where person_id = ? order by rowid desc limit 1')
    .pluck(),
)

/**
 * All entries of a claim go together, with the round in whose time its last one closed it, or in which the practice closed or said its
 * last word after that. What is not over stays, while its practice is open.
 */
export const DUE = (table: string) => `exists (select 1 from ${table} l where l.practice_code = ${table}.practice_code
  and l.claim_id = ${table}.claim_id
  and (case l.closes when 1 then l.recorded_at else max(l.recorded_at, ${CLOSED_SINCE('l.practice_code')}) end)
    between @returnsFrom and @returnsBefore - 1
  and l.rowid = (select max(m.rowid) from ${table} m where m.practice_code = l.practice_code and m.claim_id = l.claim_id))`

export const concerned = prepared((db) =>
  db.$client.prepare<unknown[], string>(`select distinct practice_code from claim_entries where ${DUE('claim_entries')}`).pluck(),
)

const IN_SLICE = 'practice_code in (select value from json_each(@practices))'

/** The append-only table of claims, and the SQL that selects what a purge removes of it. */
export const PURGED_CLAIMS = { claim_entries: `${IN_SLICE} and ${DUE('claim_entries')}` } as const
/** The ids that events about removed entries have as their subject. */
export const CLAIMS_OF_SLICE = `select id from claim_entries where ${PURGED_CLAIMS.claim_entries}`

export const removeClaims = prepared((db) => db.$client.prepare(`delete from claim_entries where ${PURGED_CLAIMS.claim_entries}`))
