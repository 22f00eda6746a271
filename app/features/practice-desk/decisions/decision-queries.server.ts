import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import type { DecidedHow } from './decision-form.ts'

/** One decision of a practice about an action, with the entry that states it. */
export type RecordedDecision = DecidedHow & { decisionId: string; actionSlug: string; entryId: string; recordedAt: Instant }

const COLUMNS = `decision_id as decisionId, action_slug as actionSlug, entry_id as entryId, decided_by as decidedBy,
  decided_on as decidedOn, recorded_at as recordedAt`
const ofPractice = prepared((db) =>
  db.$client.prepare(`select ${COLUMNS} from decisions where practice_code = ? order by recorded_at, rowid`),
)
const ofAction = prepared((db) =>
  db.$client.prepare(`select ${COLUMNS} from decisions where practice_code = ? and action_slug = ? order by recorded_at, rowid`),
)

/** Every decision of a practice, in the order of recording. */
export function decisionsOf(db: Db, practiceCode: string): RecordedDecision[] {
  return ofPractice(db).all(practiceCode) as RecordedDecision[]
}

/** Who decided what entries about an action state, by the entry's id; the last word where it was recorded twice. */
export function decisionsAbout(db: Db, practiceCode: string, actionSlug: string): Map<string, DecidedHow> {
  const rows = ofAction(db).all(practiceCode, actionSlug) as RecordedDecision[]
  return new Map(rows.map(({ entryId, decidedBy, decidedOn }) => [entryId, { decidedBy, decidedOn }]))
}
