import { hasUnreadNotes } from '#app/features/lmc-desk/office-notes/office-note-queries.server.ts'
import { type MoveTold, moveOf } from '#app/features/lmc-desk/practice-moved/move-queries.server.ts'
import { type RegisterRequest, requestsToldTo } from '#app/features/lmc-desk/register-requests/request-queries.server.ts'
import type { PracticeDetails } from '#app/features/register/records/register-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

/**
 * What a practice is told about itself and its LMC at the head of its desk: a move not seen, what an LMC says of its place, and that the
 * office's notes are here (`notesOf`: the LMC's name), to those who may read them.
 */
export type ToldToPractice = { moved: MoveTold | null; requests: RegisterRequest[]; notesOf: string | null }

export function toldToPractice(
  db: Db,
  { code, lmc }: Pick<PracticeDetails, 'code' | 'lmc'>,
  mayReadNotes: boolean,
  now: Instant,
): ToldToPractice {
  const move = moveOf(db, code, now)
  return {
    moved: move && move.seenAt === null ? move : null,
    requests: requestsToldTo(db, code, now),
    notesOf: mayReadNotes && lmc && hasUnreadNotes(db, lmc.slug, code) ? lmc.name : null,
  }
}
