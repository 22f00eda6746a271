import { createHash } from 'node:crypto'
import { PURGED_RECORD, type PurgeSlice } from '#app/features/adoption/record/remove-records.server.ts'
import { wipedLine } from '#app/features/audit/chain/chain-rules.ts'
import { accountIn, type RowAccount } from '#app/features/audit/chain/written-rows.server.ts'
import { CLAIMS_OF_SLICE } from '#app/features/disputes/claims/remove-claims.server.ts'
import { FAILURES_OF_SLICE, WAITS_OF_SLICE } from '#app/features/disputes/failures/remove-failures.server.ts'
import {
  ANSWERS_TO_PRACTICE_FEEDBACK_OF_SLICE,
  PRACTICE_FEEDBACK_OF_SLICE,
} from '#app/features/menu/feedback/remove-feedback.server.ts'
import { PURGED_STEPS } from '#app/features/practice-desk/checklists/remove-steps.server.ts'
import { LETTERS_OF_SLICE } from '#app/features/practice-desk/letters/remove-letters.server.ts'
import { LINES_OF_SLICE } from '#app/features/registers/lines/remove-lines.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

const SUBJECTS = {
  entries: `select id from adoption_entries where ${PURGED_RECORD.adoption_entries}`,
  steps: `select id from step_entries where ${PURGED_STEPS.step_entries}`,
  progress: `select id from progress_entries where ${PURGED_RECORD.progress_entries}`,
  takenBack: `select recorded_at from returns_taken_back where ${PURGED_RECORD.returns_taken_back}`,
}
/** The events about what some practices recorded in the scope: entries, returns, letters, lines of registers, feedback and the answers to it. */
const EVENTS_ABOUT = `select seq, at, hash, detail from audit_events where (action in ('adoption.recorded', 'adoption.corrected', 'decision.recorded') and subject in (${SUBJECTS.entries}))
  or (action in ('progress.recorded', 'progress.corrected') and subject in (${SUBJECTS.progress}))
  or (action = 'step.recorded' and subject in (${SUBJECTS.steps}))
  or (action = 'return.made' and subject in (select value from json_each(@practices)) and at >= @returnsFrom and at < @returnsBefore)
  or (action = 'return.taken-back' and at in (${SUBJECTS.takenBack} and practice_code = subject))
  or (action like 'letter.%' and subject in (${LETTERS_OF_SLICE}))
  or (action like 'register-line.%' and subject in (${LINES_OF_SLICE}))
  or (action = 'claim.recorded' and subject in (${CLAIMS_OF_SLICE}))
  or (action in ('failure.saved', 'failure.removed') and subject in (${FAILURES_OF_SLICE}))
  or (action = 'failures.still-waiting' and at in (${WAITS_OF_SLICE} and practice_code = subject))
  or (action = 'feedback.sent' and subject in (${PRACTICE_FEEDBACK_OF_SLICE}))
  or (action = 'feedback.answered' and subject in (${ANSWERS_TO_PRACTICE_FEEDBACK_OF_SLICE}))`

type EventAbout = { seq: number; at: Instant; hash: string; detail: string }

/** The events about what a slice removes, in order. */
export function eventsAbout(db: Db, slice: PurgeSlice): EventAbout[] {
  return db.$client.prepare(`${EVENTS_ABOUT} order by seq`).all(slice) as EventAbout[]
}

/**
 * Wipes the words of these events and leaves position, time and hashes. Returns their number and digest, for the purge's event,
 * and their accounts of rows.
 */
export function wipeEvents(
  tx: Db,
  slice: PurgeSlice,
  purge: string,
): { wiped: number; wipedDigest: string; accounts: RowAccount[] } {
  const digest = createHash('sha256')
  const events = eventsAbout(tx, slice)
  for (const event of events) digest.update(wipedLine(event))
  const wipe = tx.$client.prepare("update audit_events set actor = '', action = 'wiped', subject = ?, detail = '' where seq = ?")
  for (const { seq } of events) wipe.run(purge, seq)
  const accounts = events.flatMap(({ detail }) => accountIn(detail) ?? [])
  return { wiped: events.length, wipedDigest: digest.digest('hex'), accounts }
}
