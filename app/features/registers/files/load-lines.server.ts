import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { markRows, rowsSince } from '#app/features/audit/chain/written-rows.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { insertVersion } from '../lines/insert-version.server.ts'
import { type Line, linesOf, seenOfRegister } from '../lines/line-queries.server.ts'
import { type LineRefusal, MOST_LINES } from '../lines/line-rules.ts'
import { type Filled, nameKey, type Register } from '../lines/register-kinds.ts'

export type LoadPlan = { fresh: Filled[]; changed: { line: Line; filled: Filled }[]; same: number }
export type LoadOutcome = { ok: true; fresh: number; changed: number } | { ok: false; reason: LineRefusal }
type Place = { practiceCode: string; register: Register }

/** What loading these lines would do: a line of the same name is changed, one that stands as it is stays. */
export function planLoad(db: Db, { practiceCode, register }: Place, lines: readonly Filled[]): LoadPlan {
  const standing = new Map(linesOf(db, practiceCode, register).map((line) => [nameKey(register, line.filled), line]))
  const plan: LoadPlan = { fresh: [], changed: [], same: 0 }
  for (const filled of lines) {
    const line = standing.get(nameKey(register, filled))
    if (!line) plan.fresh.push(filled)
    else if (JSON.stringify(inOrder(line.filled)) === JSON.stringify(inOrder(filled))) plan.same += 1
    else plan.changed.push({ line, filled })
  }
  return plan
}

const inOrder = (filled: Filled) => Object.entries(filled).sort(([one], [other]) => (one < other ? -1 : 1))

/**
 * Loads lines into a register, all of them or none. `seen`: the marker of the register the person was shown. Refused for a closed
 * practice, where a colleague changed the register meanwhile, and past the most lines a register holds.
 */
export function loadLines(
  db: Db,
  { seen, lines, ...place }: Place & { seen: string; lines: readonly Filled[] },
  by: Actor,
  now: Instant,
): LoadOutcome {
  return inTransaction(db, (tx): LoadOutcome => {
    const { practiceCode, register } = place
    if (!practiceByCode(tx, practiceCode, dayOf(now))?.open) return { ok: false, reason: 'practice-closed' }
    if (seenOfRegister(tx, practiceCode, register) !== seen) return { ok: false, reason: 'changed-meanwhile' }
    const { fresh, changed, same } = planLoad(tx, place, lines)
    if (fresh.length + changed.length === 0) return { ok: false, reason: 'nothing-to-load' }
    if (fresh.length + linesOf(tx, practiceCode, register).length > MOST_LINES) return { ok: false, reason: 'too-many' }
    const mark = markRows(tx, ['register_lines'])
    const common = { practiceCode, register, removed: false, recordedAt: recordingTime(tx, now) }
    for (const filled of fresh) insertVersion(tx, { ...common, lineId: newId(), filled }, by)
    for (const { line, filled } of changed) insertVersion(tx, { ...common, lineId: line.id, filled }, by)
    const detail = { register, fresh: fresh.length, changed: changed.length, same }
    const event = { at: common.recordedAt, actor: by.personId, action: 'register-lines.loaded', subject: practiceCode } as const
    recordEvent(tx, { ...event, detail }, rowsSince(tx, mark))
    return { ok: true, fresh: fresh.length, changed: changed.length }
  })
}
