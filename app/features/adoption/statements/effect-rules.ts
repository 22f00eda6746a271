import type { Instant } from '#app/platform/time.ts'
import { type Entry, stateAsAt } from './adoption-rules.ts'
import { repeatsEntry, type Statement } from './refusal-rules.ts'

/** As at the end of time, with everything known. */
const EVER = { asAt: '9999-12-31', knownBefore: Number.MAX_SAFE_INTEGER }
const LATEST = Number.MAX_SAFE_INTEGER - 1

/** The fields of a new entry that decide a state. */
export type Candidate = Pick<Entry, 'state' | 'extent' | 'effectiveOn' | 'plannedFor' | 'correctsId' | 'void'>

/**
 * The entry that stays in force although another is being recorded, because it holds from a later day. Undefined = the new one
 * comes into force. `entries`: all entries of the practice about the action.
 */
export function entryThatStays(entries: readonly Entry[], candidate: Candidate): Entry | undefined {
  const after = stateAsAt([...entries, { ...candidate, id: '', recordedAt: LATEST }], EVER)
  return entries.find(({ id }) => id === after?.entryId)
}

/**
 * The entry that already says exactly this and is the last of its day. Recording it again would change nothing, so a form sent
 * twice adds nothing.
 */
export function entryThatSaysSo(entries: readonly Entry[], statement: Statement): Entry | undefined {
  const last = stateAsAt(entries, { ...EVER, asAt: statement.effectiveOn })
  const entry = entries.find(({ id }) => id === last?.entryId)
  return entry && repeatsEntry(statement, entry) ? entry : undefined
}

/** How long a practice can take back its last statement with one press. */
export const UNDO_FOR = 60 * 60_000

/** Whether a statement is recent enough to be taken back with one press. */
export const canBeUndone = (recordedAt: Instant, now: Instant): boolean => now < recordedAt + UNDO_FOR
