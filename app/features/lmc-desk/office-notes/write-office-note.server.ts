import { and, eq, isNull } from 'drizzle-orm'
import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { newId } from '#app/platform/id.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { officeNoteRequests, officeNotes } from '#db/schema/office-notes.ts'
import { officeNotesAbout, openRequestOf } from './office-note-queries.server.ts'
import { type OfficeNoteRefusal, seenOfNotes } from './office-note-rules.ts'

export type AboutPractice = { lmcSlug: string; practiceCode: string }
export type OfficeNoteOutcome = { ok: true } | { ok: false; reason: OfficeNoteRefusal }

/**
 * Notes something about a practice. The caller checks that the person is an officer of the LMC and the practice an open one of it. The
 * same words sent twice in a row are one note.
 */
export function writeOfficeNote(db: Db, about: AboutPractice & { words: string }, by: Actor, now: Instant): void {
  inTransaction(db, (tx) => {
    const { lmcSlug, practiceCode, words } = about
    const [last] = officeNotesAbout(tx, lmcSlug, practiceCode).notes
    if (last?.words === words && last.takenBackAt === null) return
    const id = newId()
    const recordedAt = recordingTime(tx, now)
    tx.insert(officeNotes).values({ id, practiceCode, lmcSlug, words, recordedAt, recordedBy: by.personId }).run()
    event(tx, 'office-note.written', about, { note: id }, by, recordedAt)
  })
}

/** Takes a note back: it stays, marked so. */
export function takeBackOfficeNote(db: Db, about: AboutPractice & { id: string }, by: Actor, now: Instant): OfficeNoteOutcome {
  return inTransaction(db, (tx): OfficeNoteOutcome => {
    const { lmcSlug, practiceCode, id } = about
    const note = officeNotesAbout(tx, lmcSlug, practiceCode).notes.find((one) => one.id === id)
    if (!note) return { ok: false, reason: 'not-there' }
    if (note.takenBackAt !== null) return { ok: true }
    const standing = and(eq(officeNotes.id, id), isNull(officeNotes.takenBackAt))
    tx.update(officeNotes).set({ takenBackAt: now, takenBackBy: by.personId }).where(standing).run()
    event(tx, 'office-note.taken-back', about, { note: id }, by, now)
    return { ok: true }
  })
}

/** Shows a practice that asked for them all notes about it, those taken back too. `seen`: what the form was drawn from. */
export function showOfficeNotes(db: Db, about: AboutPractice & { seen: string }, by: Actor, now: Instant): OfficeNoteOutcome {
  return inTransaction(db, (tx): OfficeNoteOutcome => {
    const { lmcSlug, practiceCode, seen } = about
    const request = openRequestOf(tx, lmcSlug, practiceCode)
    if (!request) return { ok: false, reason: 'not-asked' }
    const { notes } = officeNotesAbout(tx, lmcSlug, practiceCode)
    if (seenOfNotes(notes) !== seen) return { ok: false, reason: 'changed-meanwhile' }
    // A note that is written later counts as later, also after the clock was set back: it was not shown.
    const releasedAt = recordingTime(tx, now)
    tx.update(officeNoteRequests).set({ releasedAt, releasedBy: by.personId }).where(eq(officeNoteRequests.id, request.id)).run()
    event(tx, 'office-notes.shown', about, { notes: notes.length }, by, releasedAt)
    return { ok: true }
  })
}

type NoteAct = 'office-note.written' | 'office-note.taken-back' | 'office-notes.shown'
function event(
  tx: Db,
  action: NoteAct,
  { lmcSlug, practiceCode }: AboutPractice,
  more: Record<string, string | number>,
  by: Actor,
  now: Instant,
): void {
  recordEvent(tx, { at: now, actor: by.personId, action, subject: practiceCode, detail: { lmc: lmcSlug, ...more } })
}
