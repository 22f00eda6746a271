import { eq, lt } from 'drizzle-orm'
import { heldOn, KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { officeNoteRequests, officeNotes } from '#db/schema/office-notes.ts'
import { KEPT_AFTER_LEAVING, KEPT_FOR } from './office-note-rules.ts'

const leftLongAgo = (table: 'office_notes' | 'office_note_requests') =>
  prepared((db) =>
    db.$client
      .prepare(
        `select o.id from ${table} o where (${heldOn('practice_memberships', 'lmc_slug', 'o.practice_code')} is not o.lmc_slug
           or ${heldOn('practice_statuses', 'status', 'o.practice_code')} is not 'open')
         and coalesce((select max(s.recorded_at) from practice_memberships s where s.practice_code = o.practice_code), 0) < @before
         and coalesce((select max(s.recorded_at) from practice_statuses s where s.practice_code = o.practice_code), 0) < @before`,
      )
      .pluck(),
  )
const notesLeft = leftLongAgo('office_notes')
const requestsLeft = leftLongAgo('office_note_requests')

/** Removes notes of an office, and that they were asked for and shown, after two years, and some weeks after the practice left the LMC or closed. */
export function removeOldOfficeNotes(db: Db, now: Instant): void {
  const when = { asAt: dayOf(now), knownBefore: KNOWN_NOW, before: now - KEPT_AFTER_LEAVING }
  db.delete(officeNotes)
    .where(lt(officeNotes.recordedAt, now - KEPT_FOR))
    .run()
  db.delete(officeNoteRequests)
    .where(lt(officeNoteRequests.askedAt, now - KEPT_FOR))
    .run()
  for (const id of notesLeft(db).all(when) as string[]) db.delete(officeNotes).where(eq(officeNotes.id, id)).run()
  for (const id of requestsLeft(db).all(when) as string[])
    db.delete(officeNoteRequests).where(eq(officeNoteRequests.id, id)).run()
}
