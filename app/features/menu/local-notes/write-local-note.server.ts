import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { lmcBySlug } from '#app/features/register/records/register-queries.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { localNotes } from '#db/schema/menu.ts'
import { lastLocalNote } from './local-note-queries.server.ts'
import { isEmptyLocalNote, isSameNote, type LocalNoteRefusal, type LocalNoteWords, NO_NOTE } from './local-note-rules.ts'

/** `already`: the note was identical and nothing was added. */
export type LocalNoteOutcome = { ok: true; already: boolean } | { ok: false; reason: LocalNoteRefusal }

/**
 * Writes an LMC's note on an action, which replaces the note before it; an empty one withdraws it. Nothing is overwritten. The
 * caller checks who may write. `seen`: id of the last note the author knew of, '' for none; refused where there is a newer one,
 * so that two officers do not overwrite each other.
 */
export function writeLocalNote(
  db: Db,
  written: LocalNoteWords & { lmcSlug: string; actionSlug: string; seen: string },
  by: Actor,
  now: Instant,
): LocalNoteOutcome {
  const { seen, lmcSlug, actionSlug, flag, reason, advice, effort, impact, reviewBy = null } = written
  return inTransaction(db, (tx): LocalNoteOutcome => {
    if (!lmcBySlug(tx, lmcSlug, dayOf(now))) return { ok: false, reason: 'lmc-unknown' }
    if (!offerInForce(tx, actionSlug, now)) return { ok: false, reason: 'action-unknown' }
    const last = lastLocalNote(tx, lmcSlug, actionSlug)
    const stands = last ?? NO_NOTE
    if (last && isSameNote(stands, written)) return { ok: true, already: true }
    if (isEmptyLocalNote(written) && isEmptyLocalNote(stands)) return { ok: false, reason: 'nothing-to-take-back' }
    if ((last?.id ?? '') !== seen) return { ok: false, reason: 'changed-meanwhile' }
    const id = newId()
    const note = { flag, reason, advice, effort, impact, reviewBy }
    const recordedAt = recordingTime(tx, now)
    const { lastInsertRowid } = tx
      .insert(localNotes)
      .values({ id, lmcSlug, actionSlug, ...note, recordedAt, recordedBy: by.personId })
      .run()
    const event = { at: recordedAt, actor: by.personId, subject: id, detail: { lmc: lmcSlug, action: actionSlug, flag } }
    recordEvent(tx, { ...event, action: 'local-note.written' }, rowsWritten(tx, { local_notes: lastInsertRowid }))
    return { ok: true, already: false }
  })
}
