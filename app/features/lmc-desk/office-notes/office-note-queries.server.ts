import { peopleOfPractice } from '#app/features/people/accounts/role-queries.server.ts'
import { heldOn, KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import type { OfficeNote, ShownNote } from './office-note-rules.ts'

const notesAbout = prepared((db) =>
  db.$client.prepare(
    `select o.id, o.words, o.recorded_at as recordedAt, nullif(n.name, '') as by, o.taken_back_at as takenBackAt
     from office_notes o left join persons n on n.id = o.recorded_by
     where o.practice_code = @code and o.lmc_slug = @lmcSlug order by o.recorded_at desc, o.id`,
  ),
)
const openRequest = prepared((db) =>
  db.$client.prepare(
    `select id, asked_at as askedAt from office_note_requests where practice_code = @code and lmc_slug = @lmcSlug and released_at is null`,
  ),
)
const HERE = (code: string) =>
  `${heldOn('practice_memberships', 'lmc_slug', code)} = @lmcSlug and ${heldOn('practice_statuses', 'status', code)} = 'open'`
const waitingAtOffice = prepared((db) =>
  db.$client
    .prepare(
      `select q.practice_code from office_note_requests q where q.lmc_slug = @lmcSlug and q.released_at is null
       and ${HERE('q.practice_code')} order by q.asked_at, q.id`,
    )
    .pluck(),
)

/** The notes about a practice, latest first, and since when it waits to be shown them; null = it does not. */
export type OfficeNotes = { notes: OfficeNote[]; askedAt: Instant | null }

/** What an LMC's officers noted about a practice of theirs. The caller checks both. */
export function officeNotesAbout(db: Db, lmcSlug: string, code: string): OfficeNotes {
  const notes = notesAbout(db).all({ lmcSlug, code }) as OfficeNote[]
  return { notes, askedAt: openRequestOf(db, lmcSlug, code)?.askedAt ?? null }
}

export const openRequestOf = (db: Db, lmcSlug: string, code: string) =>
  openRequest(db).get({ lmcSlug, code }) as { id: string; askedAt: Instant } | undefined

/** The codes of an LMC's practices that wait for its notes about them, longest first. */
export const notesAskedFor = (db: Db, lmcSlug: string, now: Instant): string[] =>
  waitingAtOffice(db).all({ lmcSlug, asAt: dayOf(now), knownBefore: KNOWN_NOW }) as string[]

const lastShown = prepared((db) =>
  db.$client.prepare(
    `select id, asked_at as askedAt, released_at as releasedAt, read_at as readAt from office_note_requests
     where practice_code = @code and lmc_slug = @lmcSlug and released_at is not null order by released_at desc limit 1`,
  ),
)

/** What a practice's partners know of the notes: since when they wait, and what they were shown last. */
export type NotesForPractice = {
  waitingSince: Instant | null
  shown: { id: string; at: Instant; readAt: Instant | null; notes: ShownNote[] } | null
}

/** By the practice's LMC of today: what another one noted is gone with the move. */
export function notesForPractice(db: Db, lmcSlug: string, code: string): NotesForPractice {
  const last = lastShown(db).get({ lmcSlug, code }) as { id: string; releasedAt: Instant; readAt: Instant | null } | undefined
  const notes = last ? (notesAbout(db).all({ lmcSlug, code }) as OfficeNote[]) : []
  return {
    waitingSince: openRequestOf(db, lmcSlug, code)?.askedAt ?? null,
    shown: last
      ? {
          ...{ id: last.id, at: last.releasedAt, readAt: last.readAt },
          notes: notes
            .filter(({ recordedAt }) => recordedAt <= last.releasedAt)
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
  db.$client
    .prepare(
      `select 1 from office_note_requests where practice_code = @code and lmc_slug = @lmcSlug and released_at is not null and read_at is null`,
    )
    .pluck(),
)

/** Whether an LMC has shown a practice its notes, and no partner has said that they read them. */
export const hasUnreadNotes = (db: Db, lmcSlug: string, code: string): boolean => unread(db).get({ lmcSlug, code }) === 1
