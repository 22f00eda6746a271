import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { addEntry, answersFitAction, type EntryDraft, entryValues } from './add-entry.server.ts'
import type { Entry } from './adoption-rules.ts'
import { type AdoptionOutcome, type AdoptionRefused, canBeUndone, laterAnswer } from './effect-rules.ts'
import { correctionOf, entriesAbout, entryOf, opennessOf, recordedAbout } from './entry-queries.server.ts'
import { makeThisWeeksReturn } from './make-return.server.ts'
import { type Correction, correctionRefusal, repeatsEntry } from './refusal-rules.ts'

/**
 * Replaces one earlier entry of the same practice, or makes it void. The old entry stays and shows as corrected. Each entry is
 * corrected once at most; correct the correction after that. The same correction sent twice is answered `already`. Makes this
 * week's return where the practice is open. Refused with a reason of REFUSALS, and like recordAdoption where the record changed
 * since the form was drawn.
 */
export function correctEntry(db: Db, correction: Correction, by: Actor, now: Instant): AdoptionOutcome {
  return inTransaction(db, (tx): AdoptionOutcome => {
    const { practiceCode } = correction
    const outcome = checkedCorrection(tx, correction, now)
    if (!outcome.ok) return outcome
    const recordedAt = outcome.entry && recordingTime(tx, now)
    const entryId = outcome.alreadyBy ?? addEntry(tx, outcome.entry, by, recordedAt!)
    const { open = false } = opennessOf(tx, practiceCode, dayOf(now)) ?? {}
    const returnMade = open && makeThisWeeksReturn(tx, practiceCode, by, now, recordedAt)
    return { ok: true, entryId, already: outcome.alreadyBy !== undefined, returnMade }
  })
}

/** An entry that may be recorded, the entry that already says so, or why it is refused. */
export type CheckedEntry =
  | { ok: true; alreadyBy: string; entry?: undefined }
  | { ok: true; alreadyBy?: undefined; entry: EntryDraft }
  | AdoptionRefused

/** Whether a correction may be recorded now; writes nothing. */
export function checkedCorrection(tx: Db, correction: Correction, now: Instant): CheckedEntry {
  const { practiceCode, entryId, seen, knowingly } = correction
  const today = dayOf(now)
  const openness = opennessOf(tx, practiceCode, today)
  const found = entryOf(tx, practiceCode, entryId)
  const entry = correction.actionSlug && correction.actionSlug !== found?.actionSlug ? undefined : found
  const before = entry && correctionOf(tx, entryId)
  if (before && saysItAlready(correction, before)) return { ok: true, alreadyBy: before.id }
  const reason = correctionRefusal(correction, { openness, entry, corrected: before !== undefined, today })
  if (reason) return { ok: false, reason }
  const { actionSlug, effectiveOn } = entry!
  const offer = offerInForce(tx, actionSlug, now)
  if ('instead' in correction && offer && !answersFitAction(tx, correction.instead, offer.guidanceHash))
    return { ok: false, reason: 'answers-amiss' }
  if (seen !== undefined && seen !== recordedAbout(tx, practiceCode, actionSlug))
    return { ok: false, reason: 'changed-meanwhile' }
  const nothing = {
    state: null,
    extent: null,
    effectiveOn,
    plannedFor: null,
    answers: null,
    obstacleKind: null,
    obstacle: null,
  }
  const statement = 'void' in correction ? { ...nothing, note: correction.note } : entryValues(correction.instead)
  const { editionSlug, guidanceHash } = offer ?? { editionSlug: null, guidanceHash: null }
  const target = { practiceCode, actionSlug, correctsId: entryId, void: 'void' in correction, editionSlug, guidanceHash }
  const draft: EntryDraft = { ...statement, ...target }
  const asks = knowingly === false && 'instead' in correction
  const later = asks ? laterAnswer(entriesAbout(tx, practiceCode, actionSlug), draft) : undefined
  return later ? { ok: false, reason: 'stays-in-force', later } : { ok: true, entry: draft }
}

const saysItAlready = (correction: Correction, made: Entry): boolean =>
  'void' in correction ? made.void : !made.void && repeatsEntry(correction.instead, made)

/**
 * Withdraws, within the hour, the last statement of a practice about an action: a void correction. A correction is undone by a
 * new one that repeats the statement from before it. The return made with it stays. Refused like correctEntry, and after the
 * hour.
 */
export function undoEntry(db: Db, undone: { practiceCode: string; entryId: string }, by: Actor, now: Instant): AdoptionOutcome {
  return inTransaction(db, (tx): AdoptionOutcome => {
    const entry = entryOf(tx, undone.practiceCode, undone.entryId)
    if (entry && !canBeUndone(entry.recordedAt, now)) return { ok: false, reason: 'too-late-to-undo' }
    const before = entry?.correctsId ? entryOf(tx, undone.practiceCode, entry.correctsId) : undefined
    if (!before || before.void || !before.state) return correctEntry(tx, { ...undone, void: true, note: null }, by, now)
    return correctEntry(tx, { ...undone, instead: { ...before, state: before.state } }, by, now)
  })
}
