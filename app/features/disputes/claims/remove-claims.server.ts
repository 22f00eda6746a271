import { CLOSED_SINCE } from '#app/features/disputes/failures/closed-practice.server.ts'
import { type Db, prepared } from '#db/client.server.ts'

type Scope = { returnsFrom: number; returnsBefore: number }
type Slice = Scope & { practices: string }

/**
 * All entries of a claim go together, with the round in whose time its last one closed it, or in which the practice closed or said its
 * last word after that. What is not over stays, while its practice is open.
 */
const DUE = (table: string) => `exists (select 1 from ${table} l where l.practice_code = ${table}.practice_code
  and l.claim_id = ${table}.claim_id
  and (case l.closes when 1 then l.recorded_at else max(l.recorded_at, ${CLOSED_SINCE('l.practice_code')}) end)
    between @returnsFrom and @returnsBefore - 1
  and l.rowid = (select max(m.rowid) from ${table} m where m.practice_code = l.practice_code and m.claim_id = l.claim_id))`
const IN_SLICE = 'practice_code in (select value from json_each(@practices))'

/** The append-only table of claims, and the SQL that selects what a purge removes of it. */
export const PURGED_CLAIMS = { claim_entries: `${IN_SLICE} and ${DUE('claim_entries')}` } as const
/** The ids that events about removed entries have as their subject. */
export const CLAIMS_OF_SLICE = `select id from claim_entries where ${PURGED_CLAIMS.claim_entries}`

const concerned = prepared((db) =>
  db.$client.prepare(`select distinct practice_code from claim_entries where ${DUE('claim_entries')}`).pluck(),
)
/** The practices that have claims to remove. */
export const practicesWithClaims = (db: Db, scope: Scope): string[] => concerned(db).all(scope) as string[]

/** Removes some practices' claims that are over. Only inside `liftingAppendOnly`. Returns how many entries. */
export const removeRoundClaims = (tx: Db, slice: Slice): number =>
  tx.$client.prepare(`delete from claim_entries where ${PURGED_CLAIMS.claim_entries}`).run(slice).changes
