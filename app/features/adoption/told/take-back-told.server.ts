import { hasRecordedSince, isTakenBack } from '#app/features/adoption/returns/made-returns-queries.server.ts'
import { writeTakenBack } from '#app/features/adoption/returns/take-back-return.server.ts'
import { addEntry } from '#app/features/adoption/statements/add-entry.server.ts'
import { checkedCorrection } from '#app/features/adoption/statements/correct-entry.server.ts'
import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { toldOfPractice } from './told-queries.server.ts'
import type { TakeBackToldRefusal } from './told-rules.ts'

/** `returnStays`: the answer was taken back, the return was not. */
export type TakeBackToldOutcome = { ok: true; returnStays?: true } | { ok: false; reason: TakeBackToldRefusal }

/**
 * A person of the practice takes back what an officer recorded by telephone, within 14 days: an entry that never was, and a return that
 * counts in nothing known from now on. A return stays where the practice recorded something itself since, as that confirmed the week; nothing
 * that an officer told counts as that. Taking back confirms no week. What was published stays. Sent twice it is answered alike.
 */
export function takeBackTold(
  db: Db,
  { practiceCode, id }: { practiceCode: string; id: string },
  by: Actor,
  now: Instant,
): TakeBackToldOutcome {
  return inTransaction(db, (tx): TakeBackToldOutcome => {
    const told = toldOfPractice(tx, practiceCode, now).find((one) => one.id === id)
    if (!told) return { ok: false, reason: 'not-there' }
    if (told.state === 'over') return { ok: true }
    if (told.state === 'stands') return { ok: false, reason: 'too-late' }
    const { entryId, week, returnedAt } = told
    const isReturn = week !== null && returnedAt !== null && !isTakenBack(tx, practiceCode, week, returnedAt)
    const keepsReturn = isReturn && hasRecordedSince(tx, practiceCode, returnedAt + 1)
    if (keepsReturn && !entryId) return { ok: false, reason: 'said-since' }
    const voided = entryId ? checkedCorrection(tx, { practiceCode, entryId, void: true, note: null }, now) : undefined
    if (voided && !voided.ok) return { ok: false, reason: 'not-there' }
    if (voided?.entry) addEntry(tx, voided.entry, by, recordingTime(tx, now))
    if (isReturn && !keepsReturn) writeTakenBack(tx, { practiceCode, week, returnedAt }, by, now)
    recordEvent(tx, { at: now, actor: by.personId, action: 'told.taken-back', subject: practiceCode, detail: { told: id } })
    return { ok: true, ...(keepsReturn && { returnStays: true }) }
  })
}
