import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { asksOf } from '#app/features/menu/actions/action-asks-queries.server.ts'
import { answersFit } from '#app/features/menu/actions/ask-rules.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { newId } from '#app/platform/id.server.ts'
import { type Day, dayOf, type Instant, type Week, weekOf } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { type Entry, returnableWeeks } from './adoption-rules.ts'
import { entryInForceOf, entryOf, isCorrected, lastSharing, opennessOf, returnOf } from './entry-queries.server.ts'
import { refreshCurrentState } from './refresh-current-state.server.ts'
import {
  type AdoptionStatement,
  type Correction,
  correctionRefusal,
  extentOf,
  type RefusalReason,
  type Said,
  saysTheSame,
  statementRefusal,
} from './refusal-rules.ts'
import { writeEntry, writeReturn, writeSharing } from './write-history.server.ts'

/** `already`: the record said so to the word and nothing was added. `returnMade`: this week's return was made with it. */
export type AdoptionOutcome =
  | { ok: true; entryId: string; already: boolean; returnMade: boolean }
  | { ok: false; reason: RefusalReason }
/** `actionSlug` is the action the refusal is about. */
export type AdoptionsOutcome =
  | { ok: true; entryIds: string[]; returnMade: boolean }
  | { ok: false; reason: RefusalReason; actionSlug: string }
/** `already`: it stood so before and nothing was added. */
export type ConfirmOutcome = { ok: true; already: boolean } | { ok: false; reason: RefusalReason }

/**
 * Records what a practice says about one action from a day on, and makes this week's return if there is none yet. Who may record is
 * asked before (mayInPractice). Refused with a reason of REFUSALS: a practice unknown or closed, an action on no menu or no longer
 * offered, a day after today's in London.
 */
export function recordAdoption(db: Db, statement: AdoptionStatement, by: Actor, now: Instant): AdoptionOutcome {
  return inTransaction(db, (tx): AdoptionOutcome => {
    const outcome = checked(tx, statement, now)
    if (!outcome.ok) return outcome
    const entryId = outcome.alreadyBy ?? record(tx, outcome.entry, by, now)
    const returnMade = makeThisWeeksReturn(tx, statement.practiceCode, by, now)
    return { ok: true, entryId, already: outcome.alreadyBy !== undefined, returnMade }
  })
}

/** Records several actions at once, all or none of them, each as recordAdoption would. One action named twice is refused. */
export function recordAdoptions(db: Db, statements: AdoptionStatement[], by: Actor, now: Instant): AdoptionsOutcome {
  return inTransaction(db, (tx): AdoptionsOutcome => {
    const seen = new Set<string>()
    const outcomes: Extract<Checked, { ok: true }>[] = []
    for (const statement of statements) {
      const { practiceCode, actionSlug } = statement
      if (seen.has(`${practiceCode} ${actionSlug}`)) return { ok: false, reason: 'said-twice', actionSlug }
      seen.add(`${practiceCode} ${actionSlug}`)
      const outcome = checked(tx, statement, now)
      if (!outcome.ok) return { ...outcome, actionSlug }
      outcomes.push(outcome)
    }
    const entryIds = outcomes.map((outcome) => outcome.alreadyBy ?? record(tx, outcome.entry, by, now))
    let returnMade = false
    for (const practiceCode of new Set(statements.map((statement) => statement.practiceCode)))
      returnMade = makeThisWeeksReturn(tx, practiceCode, by, now) || returnMade
    return { ok: true, entryIds, returnMade }
  })
}

type Draft = Omit<Entry, 'id' | 'recordedAt' | 'recordedBy'>
type Checked = { ok: true; entry: Draft; alreadyBy: string | undefined } | { ok: false; reason: RefusalReason }

function checked(tx: Db, statement: AdoptionStatement, now: Instant): Checked {
  const { practiceCode, actionSlug } = statement
  const today = dayOf(now)
  const offer = offerInForce(tx, actionSlug, now)
  const current = entryInForceOf(tx, practiceCode, actionSlug)
  const openness = opennessOf(tx, practiceCode, today)
  const reason = statementRefusal(statement, { openness, offer, current: current?.state ?? undefined, today })
  if (reason) return { ok: false, reason }
  if (offer && !fits(tx, statement, offer.guidanceHash)) return { ok: false, reason: 'answers-amiss' }
  const entry: Draft = {
    ...whatIsSaid(statement),
    practiceCode,
    actionSlug,
    correctsId: null,
    void: false,
    editionSlug: offer?.editionSlug ?? null,
    guidanceHash: offer?.guidanceHash ?? null,
  }
  return { ok: true, entry, alreadyBy: current && saysTheSame(statement, current) ? current.id : undefined }
}

/** Answers go with an action that is taken, and fit its questions as they stand now. */
function fits(tx: Db, { state, answers }: Said, guidanceHash: string): boolean {
  return !answers || (state === 'taking' && answersFit(asksOf(tx, guidanceHash), answers))
}

function whatIsSaid(said: Said) {
  const { state, effectiveOn, plannedFor, answers = null, obstacle, note } = said
  return { state, extent: extentOf(said), effectiveOn, plannedFor, answers, obstacle, note }
}

function record(tx: Db, draft: Draft, by: Actor, now: Instant): string {
  const entry: Entry = { ...draft, id: newId(), recordedAt: now, recordedBy: by.personId }
  writeEntry(tx, entry)
  refreshCurrentState(tx, entry.practiceCode, entry.actionSlug)
  const { practiceCode: practice, correctsId: corrects } = entry
  const event = { at: now, actor: by.personId, subject: entry.id }
  if (corrects === null) recordEvent(tx, { ...event, action: 'adoption.recorded', detail: { practice } })
  else recordEvent(tx, { ...event, action: 'adoption.corrected', detail: { practice, corrects, void: entry.void } })
  return entry.id
}

/**
 * Puts something else in the place of one earlier entry of the same practice, or makes it void. The entry stays and shows as
 * corrected. Once each: what has been corrected is corrected by correcting its correction. Makes this week's return where the
 * practice is open. Refused with a reason of REFUSALS.
 */
export function correctEntry(db: Db, correction: Correction, by: Actor, now: Instant): AdoptionOutcome {
  return inTransaction(db, (tx): AdoptionOutcome => {
    const { practiceCode, entryId } = correction
    const today = dayOf(now)
    const openness = opennessOf(tx, practiceCode, today)
    const entry = entryOf(tx, practiceCode, entryId)
    const reason = correctionRefusal(correction, { openness, entry, corrected: isCorrected(tx, entryId), today })
    if (reason) return { ok: false, reason }
    const { actionSlug, effectiveOn } = entry!
    const offer = offerInForce(tx, actionSlug, now)
    if ('instead' in correction && offer && !fits(tx, correction.instead, offer.guidanceHash))
      return { ok: false, reason: 'answers-amiss' }
    const nothing = { state: null, extent: null, effectiveOn, plannedFor: null, answers: null, obstacle: null }
    const said = 'void' in correction ? { ...nothing, note: correction.note } : whatIsSaid(correction.instead)
    const { editionSlug, guidanceHash } = offer ?? { editionSlug: null, guidanceHash: null }
    const draft = {
      ...said,
      practiceCode,
      actionSlug,
      correctsId: entryId,
      void: 'void' in correction,
      editionSlug,
      guidanceHash,
    }
    const id = record(tx, draft, by, now)
    const returnMade = openness!.open && makeThisWeeksReturn(tx, practiceCode, by, now)
    return { ok: true, entryId: id, already: false, returnMade }
  })
}

/**
 * Makes the practice's return for a week (its Monday): everything stands as recorded. For this week or the last, by London's
 * calendar; a second one is answered `already`. Changes no state.
 */
export function makeReturn(db: Db, practiceCode: string, week: Week, by: Actor, now: Instant): ConfirmOutcome {
  return inTransaction(db, (tx): ConfirmOutcome => {
    const { thisWeek, lastWeek } = returnableWeeks(now)
    const openness = opennessOf(tx, practiceCode, dayOf(now))
    if (!openness) return { ok: false, reason: 'practice-unknown' }
    if (!openness.open) return { ok: false, reason: 'practice-closed' }
    if (week !== thisWeek && week !== lastWeek) return { ok: false, reason: 'week-not-open' }
    return { ok: true, already: !addReturn(tx, practiceCode, week, by, now) }
  })
}

function makeThisWeeksReturn(tx: Db, practiceCode: string, by: Actor, now: Instant): boolean {
  const thisWeek: Day = weekOf(dayOf(now))
  return addReturn(tx, practiceCode, thisWeek, by, now)
}

function addReturn(tx: Db, practiceCode: string, week: Week, by: Actor, now: Instant): boolean {
  if (returnOf(tx, practiceCode, week)) return false
  writeReturn(tx, { practiceCode, week, recordedAt: now, recordedBy: by.personId })
  recordEvent(tx, { at: now, actor: by.personId, action: 'return.made', subject: practiceCode, detail: { week } })
  return true
}

/**
 * Chooses whether the practice shares its answers by name with its LMC, from now on. A closed practice may still choose. The choice
 * that stands already is answered `already`. Who may choose is asked before (mayInPractice).
 */
export function chooseSharing(db: Db, practiceCode: string, sharesByName: boolean, by: Actor, now: Instant): ConfirmOutcome {
  return inTransaction(db, (tx): ConfirmOutcome => {
    if (!opennessOf(tx, practiceCode, dayOf(now))) return { ok: false, reason: 'practice-unknown' }
    if (lastSharing(tx, practiceCode)?.sharesByName === sharesByName) return { ok: true, already: true }
    writeSharing(tx, { practiceCode, sharesByName, recordedAt: now, recordedBy: by.personId })
    const detail = { sharesByName }
    recordEvent(tx, { at: now, actor: by.personId, action: 'sharing.chosen', subject: practiceCode, detail })
    return { ok: true, already: false }
  })
}
