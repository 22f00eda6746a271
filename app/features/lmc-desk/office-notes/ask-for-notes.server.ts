import { and, eq, isNull, lte, ne } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { officeNoteRequests } from '#db/schema/office-notes.ts'
import { openRequestOf } from './office-note-queries.server.ts'
import type { OfficeNoteRefusal } from './office-note-rules.ts'

export type AskNotesOutcome = { ok: true; already: boolean } | { ok: false; reason: OfficeNoteRefusal }

/**
 * A practice asks its LMC of today for the office's notes about it. The caller checks who may. Asked again while it waits, nothing is
 * added; a wish to an LMC that the practice has left gives way.
 */
export function askForNotes(db: Db, practiceCode: string, by: Actor, now: Instant): AskNotesOutcome {
  return inTransaction(db, (tx): AskNotesOutcome => {
    const details = practiceByCode(tx, practiceCode, dayOf(now))
    if (!details?.open) return { ok: false, reason: 'practice-closed' }
    if (!details.lmc) return { ok: false, reason: 'no-lmc' }
    const lmcSlug = details.lmc.slug
    if (openRequestOf(tx, lmcSlug, practiceCode)) return { ok: true, already: true }
    const elsewhere = and(
      eq(officeNoteRequests.practiceCode, practiceCode),
      ne(officeNoteRequests.lmcSlug, lmcSlug),
      isNull(officeNoteRequests.releasedAt),
    )
    tx.delete(officeNoteRequests).where(elsewhere).run()
    tx.insert(officeNoteRequests).values({ id: newId(), practiceCode, lmcSlug, askedAt: now, askedBy: by.personId }).run()
    const detail = { lmc: lmcSlug }
    recordEvent(tx, { at: now, actor: by.personId, action: 'office-notes.asked', subject: practiceCode, detail })
    return { ok: true, already: false }
  })
}

/**
 * A partner says that they have read what the LMC showed (`id`: of the request), and with it what it had shown before: the desk does not tell
 * of those any more.
 */
export function readNotes(db: Db, { practiceCode, id }: { practiceCode: string; id: string }, by: Actor, now: Instant): void {
  inTransaction(db, (tx) => {
    const ofPractice = eq(officeNoteRequests.practiceCode, practiceCode)
    const shown = tx
      .select()
      .from(officeNoteRequests)
      .where(and(eq(officeNoteRequests.id, id), ofPractice))
      .get()
    if (!shown?.releasedAt) return
    const unread = and(
      ofPractice,
      eq(officeNoteRequests.lmcSlug, shown.lmcSlug),
      lte(officeNoteRequests.releasedAt, shown.releasedAt),
      isNull(officeNoteRequests.readAt),
    )
    tx.update(officeNoteRequests).set({ readAt: now, readBy: by.personId }).where(unread).run()
  })
}
