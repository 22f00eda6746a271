import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { peopleOfPractice } from '#app/features/people/accounts/role-queries.server.ts'
import { KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { asAdded } from '#db/as-added.server.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { officeNoteRequests } from '#db/schema/office-notes.ts'
import type { OfficeNote, ShownNote } from './office-note-rules.ts'
import { notesAbout, waitingAtOffice } from './office-notes.sql.ts'

const ofPractice = and(
  eq(officeNoteRequests.practiceCode, sql.placeholder('code')),
  eq(officeNoteRequests.lmcSlug, sql.placeholder('lmcSlug')),
)
const openRequest = prepared((db) =>
  db
    .select({ id: officeNoteRequests.id, askedAt: officeNoteRequests.askedAt })
    .from(officeNoteRequests)
    .where(and(ofPractice, isNull(officeNoteRequests.releasedAt)))
    .prepare(),
)

/** The notes about a practice, latest first, and since when it waits to be shown them; null = it does not. */
export type OfficeNotes = { notes: OfficeNote[]; askedAt: Instant | null }

/** What an LMC's officers noted about a practice of theirs. The caller checks both. */
export function officeNotesAbout(db: Db, lmcSlug: string, code: string): OfficeNotes {
  const notes = notesAbout(db).all({ lmcSlug, code })
  return { notes, askedAt: openRequestOf(db, lmcSlug, code)?.askedAt ?? null }
}

export const openRequestOf = (db: Db, lmcSlug: string, code: string) => openRequest(db).get({ lmcSlug, code })

/** The codes of an LMC's practices that wait for its notes about them, longest first. */
export const notesAskedFor = (db: Db, lmcSlug: string, now: Instant): string[] =>
  waitingAtOffice(db).all({ lmcSlug, asAt: dayOf(now), knownBefore: KNOWN_NOW })

const lastShown = prepared((db) =>
  db
    .select({
      id: officeNoteRequests.id,
      askedAt: officeNoteRequests.askedAt,
      releasedAt: officeNoteRequests.releasedAt,
      readAt: officeNoteRequests.readAt,
    })
    .from(officeNoteRequests)
    .where(and(ofPractice, isNotNull(officeNoteRequests.releasedAt)))
    .orderBy(desc(officeNoteRequests.releasedAt), desc(asAdded))
    .limit(1)
    .prepare(),
)

/** What a practice's partners know of the notes: since when they wait, and what they were shown last. */
export type NotesForPractice = {
  waitingSince: Instant | null
  shown: { id: string; at: Instant; readAt: Instant | null; notes: ShownNote[] } | null
}

/** By the practice's LMC of today: what another one noted is gone with the move. */
export function notesForPractice(db: Db, lmcSlug: string, code: string): NotesForPractice {
  const last = lastShown(db).get({ lmcSlug, code })
  const notes = last ? notesAbout(db).all({ lmcSlug, code }) : []
  return {
    waitingSince: openRequestOf(db, lmcSlug, code)?.askedAt ?? null,
    shown: last
      ? {
          ...{ id: last.id, at: last.releasedAt!, readAt: last.readAt },
          notes: notes
            .filter(({ recordedAt }) => recordedAt <= last.releasedAt!)
            .map(({ id, words, recordedAt, takenBackAt }) => ({ id, words, recordedAt, takenBackAt })),
        }
      : null,
  }
}

/** What a colleague who is no partner reads: who may ask, and since when it waits; nothing of what was noted. */
export function notesForColleague(db: Db, code: string, lmcSlug: string | undefined) {
  const partners = peopleOfPractice(db, code).filter(({ role }) => role === 'practice-partner')
  const askedAt = lmcSlug ? (openRequestOf(db, lmcSlug, code)?.askedAt ?? null) : null
  return { partners: partners.map(({ name }) => name), askedAt }
}

const unread = prepared((db) =>
  db
    .select({ id: officeNoteRequests.id })
    .from(officeNoteRequests)
    .where(and(ofPractice, isNotNull(officeNoteRequests.releasedAt), isNull(officeNoteRequests.readAt)))
    .prepare(),
)

/** Whether an LMC has shown a practice its notes, and no partner has said that they read them. */
export const hasUnreadNotes = (db: Db, lmcSlug: string, code: string): boolean => unread(db).get({ lmcSlug, code }) !== undefined
