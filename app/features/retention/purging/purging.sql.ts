import { PURGED_RECORD } from '#app/features/adoption/record/record.sql.ts'
import { CLAIMS_OF_SLICE } from '#app/features/disputes/claims/claims.sql.ts'
import { FAILURES_OF_SLICE, WAITS_OF_SLICE } from '#app/features/disputes/failures/failures.sql.ts'
import { ANSWERS_TO_PRACTICE_FEEDBACK_OF_SLICE, PRACTICE_FEEDBACK_OF_SLICE } from '#app/features/menu/feedback/feedback.sql.ts'
import { PURGED_STEPS } from '#app/features/practice-desk/checklists/checklists.sql.ts'
import { LETTERS_OF_SLICE } from '#app/features/practice-desk/letters/letters.sql.ts'
import { LINES_OF_SLICE } from '#app/features/registers/lines/lines.sql.ts'
import type { Instant } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'

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

export type EventAbout = { seq: number; at: Instant; hash: string; detail: string }

/** In order. */
export const eventsOfSlice = prepared((db) => db.$client.prepare<unknown[], EventAbout>(`${EVENTS_ABOUT} order by seq`))

export const wipeEvent = prepared((db) =>
  db.$client.prepare("update audit_events set actor = '', action = 'wiped', subject = ?, detail = '' where seq = ?"),
)
