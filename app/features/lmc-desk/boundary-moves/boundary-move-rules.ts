import { type DatedStatement, statementOn } from '#app/features/register/records/register-rules.ts'
import type { Day, Instant } from '#app/platform/time.ts'

export type MembershipStatement = DatedStatement & { practiceCode: string; lmcSlug: string | null }
/** Practices that one update of the register moved between two LMCs from one day on. `recordedAt`: of the update. */
export type BoundaryMove = { recordedAt: Instant; holdsFrom: Day; from: string | null; to: string | null; practices: string[] }

/**
 * What updates of the register moved out of an LMC or into it, latest update first. `statements`: all that were ever made about the
 * practices that are or were in it; `updates`: when the register was brought up to date. A first statement, one that reaches further back
 * and what officers agreed are no move of a boundary.
 */
export function boundaryMoves(
  lmcSlug: string,
  statements: readonly MembershipStatement[],
  updates: ReadonlySet<Instant>,
): BoundaryMove[] {
  const moves = new Map<string, BoundaryMove>()
  for (const [practiceCode, own] of Map.groupBy(statements, (one) => one.practiceCode))
    for (const { holdsFrom, recordedAt, lmcSlug: to } of own) {
      if (!updates.has(recordedAt)) continue
      const before = statementOn(own, { asAt: holdsFrom, knownBefore: recordedAt })
      const from = before?.lmcSlug ?? null
      if (!before || from === to || (from !== lmcSlug && to !== lmcSlug)) continue
      const key = `${recordedAt} ${holdsFrom} ${from} ${to}`
      const move = moves.get(key) ?? { recordedAt, holdsFrom, from, to, practices: [] }
      move.practices.push(practiceCode)
      moves.set(key, move)
    }
  return [...moves.values()].sort((a, b) => b.recordedAt - a.recordedAt || b.practices.length - a.practices.length)
}

/** A share of practices or patients in words: "15%", "under 1%", "not known". */
export function shareInWords(part: number, of: number): string {
  if (of === 0) return 'not known'
  const percent = (100 * part) / of
  if (part > 0 && percent < 1) return 'under 1%'
  return percent > 99 && part < of ? 'over 99%' : `${Math.round(percent)}%`
}
