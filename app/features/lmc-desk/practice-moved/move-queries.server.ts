import { asc, eq, sql } from 'drizzle-orm'
import type { Day, Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { practiceMovesTold } from '#db/schema/office-notes.ts'
import { lmcs, practiceMemberships } from '#db/schema/register.ts'
import { lastMove } from './move-rules.ts'

/** Moves older than this are told to nobody any more. */
const TOLD_FOR = 365 * 86_400_000

const statementsOf = prepared((db) =>
  db
    .select({
      id: practiceMemberships.id,
      practiceCode: practiceMemberships.practiceCode,
      lmcSlug: practiceMemberships.lmcSlug,
      holdsFrom: practiceMemberships.holdsFrom,
      recordedAt: practiceMemberships.recordedAt,
    })
    .from(practiceMemberships)
    .where(eq(practiceMemberships.practiceCode, sql.placeholder('practiceCode')))
    .orderBy(asc(practiceMemberships.id))
    .prepare(),
)
const told = prepared((db) =>
  db
    .select({ mailedAt: practiceMovesTold.mailedAt, seenAt: practiceMovesTold.seenAt })
    .from(practiceMovesTold)
    .where(eq(practiceMovesTold.membershipId, sql.placeholder('membershipId')))
    .prepare(),
)
const lmcName = prepared((db) =>
  db
    .select({ name: lmcs.name })
    .from(lmcs)
    .where(eq(lmcs.slug, sql.placeholder('slug')))
    .prepare(),
)

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
  const statements = statementsOf(db).all({ practiceCode })
  const move = statements.length > 1 ? lastMove(statements) : undefined
  if (!move || move.recordedAt < now - TOLD_FOR) return undefined
  const { mailedAt, seenAt } = told(db).get({ membershipId: move.id }) ?? { mailedAt: null, seenAt: null }
  const nameOf = (slug: string | null) => (slug === null ? null : lmcName(db).get({ slug })!.name)
  const { id: membershipId, holdsFrom, recordedAt } = move
  return { membershipId, holdsFrom, recordedAt, from: nameOf(move.from), to: nameOf(move.lmcSlug), mailedAt, seenAt }
}
