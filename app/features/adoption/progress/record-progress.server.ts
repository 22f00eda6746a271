import { canBeUndone } from '#app/features/adoption/statements/effect-rules.ts'
import { opennessOf, recordedAbout } from '#app/features/adoption/statements/entry-queries.server.ts'
import { makeThisWeeksReturn } from '#app/features/adoption/statements/make-return.server.ts'
import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import { asksOf } from '#app/features/menu/actions/action-asks-queries.server.ts'
import { answersFit } from '#app/features/menu/actions/ask-rules.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import type { OfferInForce } from '#app/features/menu/editions/menu-rules.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { newId } from '#app/platform/id.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { correctionOfProgress, currentAnswer, progressById } from './progress-queries.server.ts'
import {
  areSameWords,
  type Progress,
  type ProgressRefusal,
  type ProgressWords,
  progressRefusal,
  saysNothing,
} from './progress-rules.ts'
import { writeProgress } from './write-progress.server.ts'

/** `already`: the record held exactly this, and nothing was added. `returnMade`: this week's return was made with it. */
export type ProgressOutcome =
  | { ok: true; progressId: string | null; already: boolean; returnMade: boolean }
  | { ok: false; reason: ProgressRefusal }

const NO_WORDS: ProgressWords = { answers: null, obstacleKind: null, obstacle: null, note: null }

/**
 * Records progress on an action that a practice has decided on, and makes this week's return if there is none yet. It changes no
 * state and asks for no day. `seen`: how many statements about the action the form was drawn from (`recordedAbout`); it is
 * refused where there are more by now, so that two colleagues do not overwrite each other. The caller checks who may record.
 * Refused with a reason of PROGRESS_REFUSALS.
 */
export function recordProgress(
  db: Db,
  words: ProgressWords & { practiceCode: string; actionSlug: string; seen?: string },
  by: Actor,
  now: Instant,
): ProgressOutcome {
  return inTransaction(db, (tx): ProgressOutcome => {
    const { practiceCode, actionSlug, seen } = words
    const current = currentAnswer(tx, practiceCode, actionSlug)
    const offer = offerInForce(tx, actionSlug, now)
    const openness = opennessOf(tx, practiceCode, dayOf(now))
    if (openness?.open && current?.progressId && areSameWords(words, current)) {
      const returnMade = makeThisWeeksReturn(tx, practiceCode, by, now)
      return { ok: true, progressId: current.progressId, already: true, returnMade }
    }
    const facts = { openness, offered: offer !== undefined, current: current?.state, latest: current ?? NO_WORDS }
    const reason = progressRefusal(words, facts)
    if (reason) return { ok: false, reason }
    if (!answersFitAction(tx, words, offer!, current!.state === 'taking')) return { ok: false, reason: 'answers-amiss' }
    if (seen !== undefined && seen !== recordedAbout(tx, practiceCode, actionSlug))
      return { ok: false, reason: 'changed-meanwhile' }
    const recordedAt = recordingTime(tx, now)
    const target = { practiceCode, actionSlug, saidAt: recordedAt, correctsId: null, void: false }
    const progressId = add(tx, { ...wordsOf(words), ...target, ...shown(offer) }, by, recordedAt)
    return { ok: true, progressId, already: false, returnMade: makeThisWeeksReturn(tx, practiceCode, by, now, recordedAt) }
  })
}

export type ProgressCorrection = { practiceCode: string; progressId: string; seen?: string } & (
  | { instead: ProgressWords }
  | { void: true; note: string | null }
)

/**
 * Replaces the words of one progress item of the same practice, or withdraws it. The old item stays and shows as corrected. Each
 * item is corrected once at most; correct the correction after that. `seen` as for recordProgress. Makes this week's return where
 * the practice is open.
 */
export function correctProgress(db: Db, correction: ProgressCorrection, by: Actor, now: Instant): ProgressOutcome {
  return inTransaction(db, (tx): ProgressOutcome => {
    const { practiceCode, progressId, seen } = correction
    const openness = opennessOf(tx, practiceCode, dayOf(now))
    if (!openness) return { ok: false, reason: 'practice-unknown' }
    const corrected = progressById(tx, practiceCode, progressId)
    if (!corrected) return { ok: false, reason: 'entry-unknown' }
    const takesBack = 'void' in correction
    const words = takesBack ? { ...NO_WORDS, note: correction.note } : wordsOf(correction.instead)
    const done = (id: string, already: boolean, recordedAt?: Instant) => {
      const returnMade = openness.open && makeThisWeeksReturn(tx, practiceCode, by, now, recordedAt)
      return { ok: true as const, progressId: id, already, returnMade }
    }
    const before = correctionOfProgress(tx, progressId)
    if (before) {
      const same = before.void === takesBack && (takesBack || areSameWords(before, words))
      return same ? done(before.id, true) : { ok: false, reason: 'already-corrected' }
    }
    if (corrected.void === takesBack && (takesBack || areSameWords(corrected, words)))
      return { ok: false, reason: 'nothing-changed' }
    if (!takesBack && saysNothing(words)) return { ok: false, reason: 'says-nothing' }
    const { actionSlug, saidAt } = corrected
    const offer = offerInForce(tx, actionSlug, now)
    if (!takesBack && offer && !answersFitAction(tx, words, offer, true)) return { ok: false, reason: 'answers-amiss' }
    if (seen !== undefined && seen !== recordedAbout(tx, practiceCode, actionSlug))
      return { ok: false, reason: 'changed-meanwhile' }
    const target = { practiceCode, actionSlug, saidAt, correctsId: progressId, void: takesBack }
    const recordedAt = recordingTime(tx, now)
    return done(add(tx, { ...words, ...target, ...shown(offer) }, by, recordedAt), false, recordedAt)
  })
}

/**
 * Withdraws, within the hour, the last progress a practice reported. A correction is undone by a new one with the words from
 * before it.
 */
export function undoProgress(
  db: Db,
  undone: { practiceCode: string; progressId: string },
  by: Actor,
  now: Instant,
): ProgressOutcome {
  return inTransaction(db, (tx): ProgressOutcome => {
    const progress = progressById(tx, undone.practiceCode, undone.progressId)
    if (progress && !canBeUndone(progress.recordedAt, now)) return { ok: false, reason: 'too-late-to-undo' }
    const before = progress?.correctsId ? progressById(tx, undone.practiceCode, progress.correctsId) : undefined
    if (!before || before.void) return correctProgress(tx, { ...undone, void: true, note: null }, by, now)
    return correctProgress(tx, { ...undone, instead: wordsOf(before) }, by, now)
  })
}

/** Only an action that is taken has answers, and they must fit its current questions. */
function answersFitAction(tx: Db, { answers }: ProgressWords, offer: OfferInForce, taking: boolean): boolean {
  return !answers || (taking && answersFit(asksOf(tx, offer.guidanceHash), answers))
}

const wordsOf = ({ answers, obstacleKind, obstacle, note }: ProgressWords): ProgressWords => ({
  answers,
  obstacleKind,
  obstacle,
  note,
})

const shown = (offer: OfferInForce | undefined) => ({
  editionSlug: offer?.editionSlug ?? null,
  guidanceHash: offer?.guidanceHash ?? null,
})

function add(tx: Db, draft: Omit<Progress, 'id' | 'recordedAt' | 'recordedBy'>, by: Actor, recordedAt: Instant): string {
  const progress: Progress = { ...draft, id: newId(), recordedAt, recordedBy: by.personId }
  const rows = rowsWritten(tx, { progress_entries: writeProgress(tx, progress) })
  const { id: subject, practiceCode: practice, correctsId: corrects } = progress
  const event = { at: recordedAt, actor: by.personId, subject }
  if (corrects === null) recordEvent(tx, { ...event, action: 'progress.recorded', detail: { practice } }, rows)
  else recordEvent(tx, { ...event, action: 'progress.corrected', detail: { practice, corrects, void: progress.void } }, rows)
  return subject
}
