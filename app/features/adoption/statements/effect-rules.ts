import type { Instant } from '#app/platform/time.ts'
import { type Entry, stateAsAt } from './adoption-rules.ts'
import { repeatsEntry, type Statement } from './refusal-rules.ts'

/** The end of time, all of it known. */
const EVER = { asAt: '9999-12-31', knownBefore: Number.MAX_SAFE_INTEGER }
const LATEST = Number.MAX_SAFE_INTEGER - 1

/** An entry about to be recorded, as far as it decides a state. */
export type Candidate = Pick<Entry, 'state' | 'extent' | 'effectiveOn' | 'plannedFor' | 'correctsId' | 'void'>

/**
 * The entry that says how the practice stands to the action although another is recorded now: it holds from a later day. Undefined =
 * what is recorded comes into force. `entries`: all of the practice about the action.
 */
export function entryThatStays(entries: readonly Entry[], candidate: Candidate): Entry | undefined {
  const after = stateAsAt([...entries, { ...candidate, id: '', recordedAt: LATEST }], EVER)
  return entries.find(({ id }) => id === after?.entryId)
}

/**
 * The entry that says already what is said, to the word, and is the last word of its day: recording it again would change nothing, so a
 * form sent twice adds nothing.
 */
export function entryThatSaysSo(entries: readonly Entry[], statement: Statement): Entry | undefined {
  const last = stateAsAt(entries, { ...EVER, asAt: statement.effectiveOn })
  const entry = entries.find(({ id }) => id === last?.entryId)
  return entry && repeatsEntry(statement, entry) ? entry : undefined
}

/** How long a practice can take back in one press what it has just said. */
export const UNDO_FOR = 60 * 60_000

/** Whether a statement is fresh enough to be taken back in one press. */
export const canBeUndone = (recordedAt: Instant, now: Instant): boolean => now < recordedAt + UNDO_FOR
