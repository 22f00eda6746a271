import { addDays, type Day, type Instant } from '#app/platform/time.ts'
import { countedEntries, type Entry, stateAsAt } from './adoption-rules.ts'
import { repeatsEntry, type Statement } from './refusal-rules.ts'
import type { RefusalReason } from './refusal-words.ts'

/** As at the end of time, with everything known. */
const EVER = { asAt: '9999-12-31', knownBefore: Number.MAX_SAFE_INTEGER }

/** The fields of a new entry that decide a state. */
export type Candidate = Pick<Entry, 'state' | 'extent' | 'effectiveOn' | 'plannedFor' | 'correctsId' | 'void'>

/**
 * Why an entry recorded now does not come into force: `entryId` is the entry that stays in force, `until` the last day for which
 * the new one would hold, `takenSince` the day since when the action would then be taken (null = it is not).
 */
export type LaterAnswer = { entryId: string; until: Day; takenSince: Day | null }

/** `later`: with 'stays-in-force', the answer that would stay in force. */
export type AdoptionRefused = { ok: false; reason: RefusalReason; later?: LaterAnswer }
/** `already`: the record held exactly this, and nothing was added. `returnMade`: this week's return was made with it. */
export type AdoptionOutcome = { ok: true; entryId: string; already: boolean; returnMade: boolean } | AdoptionRefused

/**
 * Whether a later answer stays in force although another is recorded now; undefined = the new one comes into force. `entries`:
 * all entries of the practice about the action.
 */
export function laterAnswer(entries: readonly Entry[], candidate: Candidate): LaterAnswer | undefined {
  const recorded = { ...candidate, id: '', recordedAt: EVER.knownBefore - 1 }
  const after = stateAsAt([...entries, recorded], EVER)
  if (!after?.entryId) return undefined
  const next = countedEntries([...entries, recorded], EVER).find(({ effectiveOn }) => effectiveOn > candidate.effectiveOn)
  return { entryId: after.entryId, until: addDays(next!.effectiveOn, -1), takenSince: after.takenSince }
}

/**
 * The entry that already says exactly this and is the last of its day. Recording it again would change nothing, so a form sent
 * twice adds nothing.
 */
export function identicalEntry(entries: readonly Entry[], statement: Statement): Entry | undefined {
  const last = stateAsAt(entries, { ...EVER, asAt: statement.effectiveOn })
  const entry = entries.find(({ id }) => id === last?.entryId)
  return entry && repeatsEntry(statement, entry) ? entry : undefined
}

/** How long a practice can take back its last statement with one press. */
export const UNDO_FOR = 60 * 60_000

/** Whether a statement is recent enough to be taken back with one press. */
export const canBeUndone = (recordedAt: Instant, now: Instant): boolean => now < recordedAt + UNDO_FOR
