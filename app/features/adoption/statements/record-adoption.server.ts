import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { offerInForce, windowsInOtherRounds } from '#app/features/menu/editions/menu-queries.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { addEntry, answersFitAction, type EntryDraft, entryValues } from './add-entry.server.ts'
import { type CheckedEntry, checkedCorrection } from './correct-entry.server.ts'
import { type AdoptionOutcome, type AdoptionRefused, identicalEntry, laterAnswer } from './effect-rules.ts'
import { entriesAbout, entryInForceOf, opennessOf, recordedAbout } from './entry-queries.server.ts'
import { makeThisWeeksReturn } from './make-return.server.ts'
import { type AdoptionStatement, statementRefusal } from './refusal-rules.ts'

/** `actionSlug` is the action the refusal is about. */
export type AdoptionsOutcome =
  | { ok: true; entryIds: string[]; already: boolean; returnMade: boolean }
  | (AdoptionRefused & { actionSlug: string })

/**
 * Records a practice's statement about one action from a day on, and makes this week's return if there is none yet. The caller
 * checks who may record (mayInPractice). Refused with a reason of REFUSALS: practice unknown or closed; action on no menu, no
 * longer offered or outside its window; a day after today in London; a record that changed since the form was drawn (`seen`); a
 * statement that would not come into force, unless recorded `knowingly`.
 */
export function recordAdoption(db: Db, statement: AdoptionStatement, by: Actor, now: Instant): AdoptionOutcome {
  return inTransaction(db, (tx): AdoptionOutcome => {
    const outcome = checked(tx, statement, now)
    if (!outcome.ok) return outcome
    const recordedAt = recordingTime(tx, now)
    const entryId = outcome.alreadyBy ?? addEntry(tx, outcome.entry, by, recordedAt)
    const returnMade = makeThisWeeksReturn(tx, statement.practiceCode, by, now, recordedAt)
    return { ok: true, entryId, already: outcome.alreadyBy !== undefined, returnMade }
  })
}

/** `corrects`: the entry that the statement replaces, where the practice chose to correct it. */
export type ChosenStatement = AdoptionStatement & { corrects?: string | undefined }

/**
 * Records several actions at once, all or none, each like recordAdoption or, where it names an entry, like correctEntry. Refused
 * where one action is named twice.
 */
export function recordAdoptions(db: Db, statements: ChosenStatement[], by: Actor, now: Instant): AdoptionsOutcome {
  return inTransaction(db, (tx): AdoptionsOutcome => {
    const checkedAll = checkedInTurn(tx, statements, now)
    if (!checkedAll.ok) return checkedAll
    const { outcomes } = checkedAll
    const recordedAt = recordingTime(tx, now)
    const entryIds = outcomes.map((outcome) => outcome.alreadyBy ?? addEntry(tx, outcome.entry, by, recordedAt))
    let returnMade = false
    for (const practiceCode of new Set(statements.map((statement) => statement.practiceCode)))
      returnMade = makeThisWeeksReturn(tx, practiceCode, by, now, recordedAt) || returnMade
    const already = outcomes.every(({ alreadyBy }) => alreadyBy !== undefined)
    return { ok: true, entryIds, already, returnMade }
  })
}

/** Why recordAdoptions would refuse these statements now; undefined = it would not. Writes nothing. */
export function adoptionsRefusal(
  db: Db,
  statements: readonly ChosenStatement[],
  now: Instant,
): Extract<AdoptionsOutcome, { ok: false }> | undefined {
  const outcome = checkedInTurn(db, statements, now)
  return outcome.ok ? undefined : outcome
}

type CheckedInTurn = { ok: true; outcomes: Extract<CheckedEntry, { ok: true }>[] } | Extract<AdoptionsOutcome, { ok: false }>

function checkedInTurn(tx: Db, statements: readonly ChosenStatement[], now: Instant): CheckedInTurn {
  const seen = new Set<string>()
  const outcomes: Extract<CheckedEntry, { ok: true }>[] = []
  for (const statement of statements) {
    const { practiceCode, actionSlug } = statement
    if (seen.has(`${practiceCode} ${actionSlug}`)) return { ok: false, reason: 'action-twice', actionSlug }
    seen.add(`${practiceCode} ${actionSlug}`)
    const { corrects, ...instead } = statement
    const outcome = corrects
      ? checkedCorrection(tx, { ...instead, entryId: corrects, instead }, now)
      : checked(tx, statement, now)
    if (!outcome.ok) return { ...outcome, actionSlug }
    outcomes.push(outcome)
  }
  return { ok: true, outcomes }
}

function checked(tx: Db, statement: AdoptionStatement, now: Instant): CheckedEntry {
  const { practiceCode, actionSlug } = statement
  const today = dayOf(now)
  const offer = offerInForce(tx, actionSlug, now)
  const current = entryInForceOf(tx, practiceCode, actionSlug)
  const openness = opennessOf(tx, practiceCode, today)
  const otherWindows = offer?.offeredFrom ? windowsInOtherRounds(tx, actionSlug, offer.round.slug, now) : []
  const reason = statementRefusal(statement, { openness, offer, current: current?.state ?? undefined, today, otherWindows })
  if (reason) return { ok: false, reason }
  if (offer && !answersFitAction(tx, statement, offer.guidanceHash)) return { ok: false, reason: 'answers-amiss' }
  const entry: EntryDraft = {
    ...entryValues(statement),
    practiceCode,
    actionSlug,
    correctsId: null,
    void: false,
    editionSlug: offer?.editionSlug ?? null,
    guidanceHash: offer?.guidanceHash ?? null,
  }
  const entries = entriesAbout(tx, practiceCode, actionSlug)
  const alreadyBy = identicalEntry(entries, statement)?.id
  if (alreadyBy) return { ok: true, alreadyBy }
  const { seen, knowingly } = statement
  if (seen !== undefined && seen !== recordedAbout(tx, practiceCode, actionSlug))
    return { ok: false, reason: 'changed-meanwhile' }
  const later = knowingly === false ? laterAnswer(entries, entry) : undefined
  return later ? { ok: false, reason: 'stays-in-force', later } : { ok: true, entry }
}
