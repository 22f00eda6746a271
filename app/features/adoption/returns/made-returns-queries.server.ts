import type { Instant, Week } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { returnStands } from './standing-returns.sql.ts'

/** A return that stands: when it was made, by whom (a person id), and whether on a trusted device. */
export type MadeReturn = { recordedAt: Instant; recordedBy: string; onTrustedDevice: boolean }

const made = prepared((db) =>
  db.$client.prepare(
    `select recorded_at as recordedAt, recorded_by as recordedBy, on_trusted_device as device from weekly_returns r
     where practice_code = ? and week = ? and ${returnStands('r')}`,
  ),
)

/** The return of a practice that stands for a week; undefined where there is none. */
export function madeReturn(db: Db, practiceCode: string, week: Week): MadeReturn | undefined {
  const row = made(db).get(practiceCode, week) as (Omit<MadeReturn, 'onTrustedDevice'> & { device: 1 | null }) | undefined
  return row && { recordedAt: row.recordedAt, recordedBy: row.recordedBy, onTrustedDevice: row.device === 1 }
}

const last = prepared((db) =>
  db.$client.prepare(`select max(recorded_at) from weekly_returns r where practice_code = ? and ${returnStands('r')}`).pluck(),
)

/** When a practice made the latest of its returns that stand; null = never. */
export const lastReturnAt = (db: Db, practiceCode: string): Instant | null => last(db).get(practiceCode) as Instant | null

const takenBack = prepared((db) =>
  db.$client.prepare('select 1 from returns_taken_back where practice_code = ? and week = ? and returned_at = ?').pluck(),
)

/** Whether this return was taken back. */
export const isTakenBack = (db: Db, practiceCode: string, week: Week, returnedAt: Instant): boolean =>
  takenBack(db).get(practiceCode, week, returnedAt) !== undefined

const saidSince = prepared((db) =>
  db.$client
    .prepare(
      `select exists (select 1 from adoption_entries e where e.practice_code = @practiceCode and e.recorded_at >= @since
           and not exists (select 1 from told_statements t where t.practice_code = e.practice_code
             and (t.entry_id = e.id or (e.void = 1 and t.entry_id = e.corrects_id))))
         or exists (select 1 from progress_entries where practice_code = @practiceCode and recorded_at >= @since)`,
    )
    .pluck(),
)

/**
 * Whether a practice recorded a statement at an instant or after it: itself, so neither what it told its LMC by telephone nor the taking
 * back of that.
 */
export const hasRecordedSince = (db: Db, practiceCode: string, since: Instant): boolean =>
  saidSince(db).get({ practiceCode, since }) === 1
