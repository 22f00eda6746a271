import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { insertVersion } from './insert-version.server.ts'
import { lineById, linesOf } from './line-queries.server.ts'
import { type LineRefusal, MOST_LINES } from './line-rules.ts'
import { type Filled, nameKey, type Register } from './register-kinds.ts'

type Place = { practiceCode: string; register: Register }
export type LineOutcome = { ok: true; lineId: string } | { ok: false; reason: LineRefusal }

const isSame = (one: Filled, other: Filled) => {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].every((key) => one[key] === other[key])
}

/**
 * Adds a line to a practice's register (`lineId` null) or changes one. `seen`: the version its form was drawn from. A closed practice
 * only corrects; a second line of the same name is refused. Saving what stands writes nothing.
 */
export function saveLine(
  db: Db,
  { practiceCode, register, lineId, seen, filled }: Place & { lineId: string | null; seen: string; filled: Filled },
  by: Actor,
  now: Instant,
): LineOutcome {
  return inTransaction(db, (tx): LineOutcome => {
    const stands = lineId === null ? undefined : lineById(tx, practiceCode, register, lineId)
    if (lineId !== null && !stands) return { ok: false, reason: 'no-such-line' }
    if (stands && stands.version !== seen) return { ok: false, reason: 'changed-meanwhile' }
    if (stands && isSame(stands.filled, filled)) return { ok: true, lineId: stands.id }
    const others = linesOf(tx, practiceCode, register).filter(({ id }) => id !== lineId)
    if (!stands && !practiceByCode(tx, practiceCode, dayOf(now))?.open) return { ok: false, reason: 'practice-closed' }
    if (others.some((other) => nameKey(register, other.filled) === nameKey(register, filled)))
      return { ok: false, reason: register === 'asked' ? 'same-request' : 'same-name' }
    if (!stands && others.length >= MOST_LINES) return { ok: false, reason: 'too-many' }
    const recordedAt = recordingTime(tx, now)
    const version = { lineId: lineId ?? newId(), practiceCode, register, filled, removed: false, recordedAt }
    write(tx, version, 'register-line.saved', by)
    return { ok: true, lineId: version.lineId }
  })
}

/** Takes a line off the register; its versions stay in the record. */
export function removeLine(
  db: Db,
  { practiceCode, register, lineId, seen }: Place & { lineId: string; seen: string },
  by: Actor,
  now: Instant,
): LineOutcome {
  return inTransaction(db, (tx): LineOutcome => {
    const stands = lineById(tx, practiceCode, register, lineId)
    if (!stands) return { ok: false, reason: 'no-such-line' }
    if (stands.version !== seen) return { ok: false, reason: 'changed-meanwhile' }
    const version = { lineId, practiceCode, register, filled: stands.filled, removed: true, recordedAt: recordingTime(tx, now) }
    write(tx, version, 'register-line.removed', by)
    return { ok: true, lineId }
  })
}

type Version = Parameters<typeof insertVersion>[1]
function write(tx: Db, version: Version, action: 'register-line.saved' | 'register-line.removed', by: Actor): void {
  const { id, rowid } = insertVersion(tx, version, by)
  const event = { at: version.recordedAt, actor: by.personId, action, subject: id }
  recordEvent(tx, event, rowsWritten(tx, { register_lines: rowid }))
}
