import { progressById } from '#app/features/adoption/progress/progress-queries.server.ts'
import type { Progress } from '#app/features/adoption/progress/progress-rules.ts'
import type { Entry } from '#app/features/adoption/statements/adoption-rules.ts'
import { entryOf, recordedByPractice } from '#app/features/adoption/statements/entry-queries.server.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { latest } from './record.sql.ts'

/** A statement of a practice with the short title of its action. */
export type RecordedSince = { title: string; statement: Entry | Progress; you: boolean }

/** The most statements that are shown. */
const MOST = 20

/**
 * What a practice recorded about any action since a form was drawn, newest first. `seen`: the form's marker (recordedByPractice);
 * `readerId`: the reader, shown as "you".
 */
export function recordedSince(
  db: Db,
  { practiceCode, seen, readerId }: { practiceCode: string; seen: string; readerId: string },
  now: Instant,
): RecordedSince[] {
  const since = Number(recordedByPractice(db, practiceCode)) - (Number.parseInt(seen, 10) || 0)
  const rows = latest(db).all({ practiceCode, number: Math.min(Math.max(since, 0), MOST) })
  return rows.flatMap(({ id }) => {
    const statement = entryOf(db, practiceCode, id) ?? progressById(db, practiceCode, id)
    if (!statement) return []
    const title = offerInForce(db, statement.actionSlug, now)?.shortTitle ?? statement.actionSlug
    return [{ title, statement, you: statement.recordedBy === readerId }]
  })
}
