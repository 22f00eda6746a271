import type { MembershipStatement } from '#app/features/lmc-desk/boundary-moves/boundary-move-rules.ts'
import { statementOn } from '#app/features/register/records/register-rules.ts'

/** A statement of the register that moved a practice. `from`: the LMC it was in on that day by what was known before; null = none. */
export type Moved = MembershipStatement & { from: string | null }

/**
 * The last statement about one practice that moved it to another LMC and still holds; undefined where none did. The first statement, one
 * that reaches further back, and one that the register said otherwise since are no move.
 */
export function lastMove(statements: readonly MembershipStatement[]): Moved | undefined {
  const latest = statementOn(statements, { asAt: '9999-12-31', knownBefore: Number.MAX_SAFE_INTEGER })
  if (!latest) return undefined
  const before = statementOn(statements, { asAt: latest.holdsFrom, knownBefore: latest.recordedAt })
  return before && before.lmcSlug !== latest.lmcSlug ? { ...latest, from: before.lmcSlug } : undefined
}
