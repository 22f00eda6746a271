import { movesToTell, type ToldMove } from '#app/features/lmc-desk/boundary-moves/boundary-move-queries.server.ts'
import { callsWaiting } from '#app/features/lmc-desk/calls/call-queries.server.ts'
import { notesAskedFor } from '#app/features/lmc-desk/office-notes/office-note-queries.server.ts'
import { requestsToAnswer } from '#app/features/lmc-desk/register-requests/request-queries.server.ts'
import { notesToReview } from '#app/features/menu/local-notes/local-note-queries.server.ts'
import { lettersWaiting } from '#app/features/open-letters/signing/signature-queries.server.ts'
import { waitingJoinRequests } from '#app/features/people/joining-and-leaving/join-request-queries.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

/**
 * What waits at an LMC's desk, by kind: numbers, which name nobody, so that reading them is no look, and moves of its boundary not seen.
 */
export type Waiting = {
  calls: number
  /** Since when the practice waits that waits longest for its call. */
  longestCall: Instant | null
  register: number
  notes: number
  joins: number
  moves: ToldMove[]
  /** Open letters to sign or set aside, and those signed. */
  letters: { waiting: number; signed: number }
  /** The practices (codes) that asked for the office's notes about them, longest first. */
  notesAsked: string[]
}

/** The calls nobody has made, the requests about the register to answer, the local notes to review, who asks to join (`joins`, where the caller has them), moves not seen, and open letters. */
export function waitingAt(
  db: Db,
  lmcSlug: string,
  now: Instant,
  joins = waitingJoinRequests(db, { lmcSlug }, now).length,
): Waiting {
  const calls = callsWaiting(db, lmcSlug, now)
  return {
    ...{ calls: calls.count, longestCall: calls.since },
    register: requestsToAnswer(db, lmcSlug, now),
    notes: notesToReview(db, lmcSlug, dayOf(now)),
    joins,
    moves: movesToTell(db, lmcSlug, now),
    letters: lettersWaiting(db, lmcSlug, dayOf(now)),
    notesAsked: notesAskedFor(db, lmcSlug, now),
  }
}

/** All of it as one number. Silent practices are not in it: there is always some, and the desk says how many. */
export function thingsWaiting(db: Db, lmcSlug: string, now: Instant): number {
  const { calls, register, notes, joins, moves, letters, notesAsked } = waitingAt(db, lmcSlug, now)
  return calls + register + notes + joins + moves.length + letters.waiting + notesAsked.length
}
