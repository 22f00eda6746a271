import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { addEntry, fits, whatIsSaid } from './add-entry.server.ts'
import { entryOf, isCorrected, opennessOf } from './entry-queries.server.ts'
import { makeThisWeeksReturn } from './make-return.server.ts'
import type { AdoptionOutcome } from './record-adoption.server.ts'
import { type Correction, correctionRefusal } from './refusal-rules.ts'

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
    const nothing = {
      state: null,
      extent: null,
      effectiveOn,
      plannedFor: null,
      answers: null,
      obstacleKind: null,
      obstacle: null,
    }
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
    const id = addEntry(tx, draft, by, now)
    const returnMade = openness!.open && makeThisWeeksReturn(tx, practiceCode, by, now)
    return { ok: true, entryId: id, already: false, returnMade }
  })
}
