import type { MembershipStatement } from '#app/features/lmc-desk/boundary-moves/boundary-move-rules.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { lastMove } from './move-rules.ts'

/** Moves older than this are told to nobody any more. */
const TOLD_FOR = 365 * 86_400_000

const statementsOf = prepared((db) =>
  db.$client.prepare(
    `select id, practice_code as practiceCode, lmc_slug as lmcSlug, holds_from as holdsFrom, recorded_at as recordedAt
     from practice_memberships where practice_code = ? order by id`,
  ),
)
const told = prepared((db) =>
  db.$client.prepare('select mailed_at as mailedAt, seen_at as seenAt from practice_moves_told where membership_id = ?'),
)
const lmcName = prepared((db) => db.$client.prepare('select name from lmcs where slug = ?').pluck())

/** That a practice belongs to another LMC, as its people read it; null names = to or from no LMC. */
export type MoveTold = {
  membershipId: number
  holdsFrom: Day
  recordedAt: Instant
  from: string | null
  to: string | null
  mailedAt: Instant | null
  seenAt: Instant | null
}

/** The last move of a practice that the register recorded within a year, seen or not. */
export function moveOf(db: Db, practiceCode: string, now: Instant): MoveTold | undefined {
  const statements = statementsOf(db).all(practiceCode) as MembershipStatement[]
  const move = statements.length > 1 ? lastMove(statements) : undefined
  if (!move || move.recordedAt < now - TOLD_FOR) return undefined
  const { mailedAt = null, seenAt = null } = (told(db).get(move.id) ?? {}) as Partial<MoveTold>
  const nameOf = (slug: string | null) => (slug === null ? null : (lmcName(db).get(slug) as string))
  const { id: membershipId, holdsFrom, recordedAt } = move
  return { membershipId, holdsFrom, recordedAt, from: nameOf(move.from), to: nameOf(move.lmcSlug), mailedAt, seenAt }
}
