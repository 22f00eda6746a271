import { eq, lt } from 'drizzle-orm'
import { KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { officeNoteRequests, officeNotes } from '#db/schema/office-notes.ts'
import { KEPT_AFTER_LEAVING, KEPT_FOR } from './office-note-rules.ts'
import { notesLeft, requestsLeft } from './office-notes.sql.ts'

/** Removes notes of an office, and that they were asked for and shown, after two years, and some weeks after the practice left the LMC or closed. */
export function removeOldOfficeNotes(db: Db, now: Instant): void {
  const when = { asAt: dayOf(now), knownBefore: KNOWN_NOW, before: now - KEPT_AFTER_LEAVING }
  db.delete(officeNotes)
    .where(lt(officeNotes.recordedAt, now - KEPT_FOR))
    .run()
  db.delete(officeNoteRequests)
    .where(lt(officeNoteRequests.askedAt, now - KEPT_FOR))
    .run()
  for (const id of notesLeft(db).all(when)) db.delete(officeNotes).where(eq(officeNotes.id, id)).run()
  for (const id of requestsLeft(db).all(when)) db.delete(officeNoteRequests).where(eq(officeNoteRequests.id, id)).run()
}
