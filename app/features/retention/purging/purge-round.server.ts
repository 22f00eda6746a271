import { PURGED_RECORD } from '#app/features/adoption/record/record.sql.ts'
import {
  type PurgedRows,
  type PurgeSlice,
  removeRoundRecord,
  roundRecordSize,
} from '#app/features/adoption/record/remove-records.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsToRemove } from '#app/features/audit/chain/written-rows.server.ts'
import { PURGED_CLAIMS } from '#app/features/disputes/claims/claims.sql.ts'
import { removeRoundClaims } from '#app/features/disputes/claims/remove-claims.server.ts'
import { PURGED_FAILURES } from '#app/features/disputes/failures/failures.sql.ts'
import { removeRoundFailures, roundFailuresSize } from '#app/features/disputes/failures/remove-failures.server.ts'
import { dueWeekEnds } from '#app/features/figures/releases/due-releases-queries.server.ts'
import { weeksReleasedOf } from '#app/features/figures/releases/release-records-queries.server.ts'
import { PURGED_FEEDBACK } from '#app/features/menu/feedback/feedback.sql.ts'
import { removeRoundFeedback, roundFeedbackSize } from '#app/features/menu/feedback/remove-feedback.server.ts'
import { PURGED_STEPS } from '#app/features/practice-desk/checklists/checklists.sql.ts'
import { removeRoundSteps } from '#app/features/practice-desk/checklists/remove-steps.server.ts'
import { PURGED_DECISIONS } from '#app/features/practice-desk/decisions/decisions.sql.ts'
import { removeRoundDecisions } from '#app/features/practice-desk/decisions/remove-decisions.server.ts'
import { PURGED_LETTERS } from '#app/features/practice-desk/letters/letters.sql.ts'
import { removeRoundLetters, roundLettersSize } from '#app/features/practice-desk/letters/remove-letters.server.ts'
import { PURGED_LINES } from '#app/features/registers/lines/lines.sql.ts'
import { removeRoundLines, roundLinesSize } from '#app/features/registers/lines/remove-lines.server.ts'
import { purgeOf } from '#app/features/retention/periods/retention-queries.server.ts'
import { newId } from '#app/platform/id.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { liftingAppendOnly } from '#db/append-only.server.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { isServing } from '#db/serving.server.ts'
import { type Found, type PurgeRefused, practicesDue, roundToPurge, tooEarly } from './purge-scope-queries.server.ts'
import { eventsAbout, wipeEvents } from './wipe-events.server.ts'

/** The result of a purge. `weeks`: weeks of the round whose releases stand for good; `wiped`: events whose words were wiped. */
type Removed = {
  practices: number
  weeks: number
  wiped: number
  feedback: number
  letters: number
  lines: number
  failures: number
} & PurgedRows
/** `notYet`: of a dry run, what stands in the way of the purge itself. */
export type PurgeOutcome = PurgeRefused | ({ ok: true; notYet?: PurgeRefused } & Removed)

/** Something to write, in a transaction of its own. */
type Write = (tx: Db) => void

/** Practices whose rows are removed in one transaction: some 20 milliseconds, so that nobody waits. */
const A_SLICE = 10

/**
 * Removes what single practices stated in a round, for good, and returns the counts. With `dryRun` it only counts, at any time.
 * PurgeRefused before the retention time and 60 days of notice have passed, and while the operator holds it. Only one process may do
 * it at a time.
 */
export function purgeRound(
  db: Db,
  slug: string,
  { retentionMonths, dryRun }: { retentionMonths: number; dryRun: boolean },
  now: Instant,
): PurgeOutcome {
  if (dryRun) return dryRunOf(db, slug, retentionMonths, now)
  const begun = removalSteps(db, slug, { retentionMonths, actor: 'operator' }, now)
  if (!begun.ok) return begun
  // No step waits for the disk with the database locked: the checkpoint at the end does. What a power cut takes before is done again.
  db.$client.pragma('synchronous = NORMAL')
  for (;;) {
    const { done, value } = begun.steps.next()
    if (!done) {
      inTransaction(db, value)
      continue
    }
    db.$client.pragma('synchronous = FULL')
    return { ok: true, ...value }
  }
}

/**
 * The removal of a round's answers in steps. Each reads first, outside any transaction, and yields what is to be written in a short
 * one. It is refused while a release of figures is due: published figures stand without the answers, and none could be worked out
 * after. Some practices at a time lose their entries, current states, returns, letters, lines of registers, failures and feedback, the words of the events about them are
 * wiped, and an event covers the removed rows. An interrupted removal continues with the rest; at the end the freed pages of the file
 * are overwritten.
 */
export function removalSteps(
  db: Db,
  slug: string,
  { retentionMonths, actor }: { retentionMonths: number; actor: 'operator' | 'concert' },
  now: Instant,
): PurgeRefused | { ok: true; steps: Generator<Write, Removed> } {
  const found = roundToPurge(db, slug, now)
  if ('ok' in found) return found
  const notYet = notYetOf(db, found, retentionMonths, now)
  return notYet ?? { ok: true, steps: steps(db, found, actor, now) }
}

function notYetOf(db: Db, { round }: Found, retentionMonths: number, now: Instant): PurgeRefused | undefined {
  const unreleased: PurgeRefused[] = dueWeekEnds(db, now).length > 0 ? [{ ok: false, reason: 'figures-due' }] : []
  return tooEarly(db, round, retentionMonths, now) ?? unreleased[0]
}

function* steps(db: Db, { round, scope }: Found, actor: string, now: Instant): Generator<Write, Removed> {
  const weeks = purgeOf(db, round.slug) ? 0 : weeksReleasedOf(db, round.slug)
  db.$client.pragma('secure_delete = ON')
  const practices = practicesDue(db, scope)
  const none = { wiped: 0, feedback: 0, letters: 0, lines: 0, failures: 0, entries: 0, progress: 0, currentStates: 0, returns: 0 }
  const done: Removed = { practices: practices.length, weeks, ...none }
  // A round with nothing left to remove is still recorded as purged.
  for (let at = 0; at < Math.max(1, practices.length); at += A_SLICE) {
    const slice = { ...scope, practices: JSON.stringify(practices.slice(at, at + A_SLICE)) }
    yield (tx) => {
      const removed = removeSlice(tx, slice, weeks, actor, now)
      for (const kind of [
        'wiped',
        'feedback',
        'letters',
        'lines',
        'failures',
        'entries',
        'progress',
        'currentStates',
        'returns',
      ] as const)
        done[kind] += removed[kind]
    }
  }
  // A server's log is emptied beside it, once nobody has written for a while.
  if (!isServing(db)) db.$client.pragma('wal_checkpoint(TRUNCATE)')
  return done
}

function removeSlice(
  db: Db,
  slice: PurgeSlice,
  weeks: number,
  actor: string,
  now: Instant,
): Omit<Removed, 'practices' | 'weeks'> {
  const conditions = {
    ...PURGED_DECISIONS,
    ...PURGED_STEPS,
    ...PURGED_RECORD,
    ...PURGED_FEEDBACK,
    ...PURGED_LETTERS,
    ...PURGED_LINES,
    ...PURGED_FAILURES,
    ...PURGED_CLAIMS,
  }
  return liftingAppendOnly(db, [...Object.keys(conditions), 'audit_events'], (tx) => {
    const purge = newId()
    const { accounts, ...wiped } = wipeEvents(tx, slice, purge)
    const rowAccount = rowsToRemove(tx, conditions, slice, accounts)
    // Decisions name entries, and whether letters and steps are due depends on current states: they go first.
    removeRoundDecisions(tx, slice)
    removeRoundSteps(tx, slice)
    const letters = removeRoundLetters(tx, slice)
    const lines = removeRoundLines(tx, slice)
    const failures = removeRoundFailures(tx, slice)
    removeRoundClaims(tx, slice)
    const rows = { ...removeRoundRecord(tx, slice), feedback: removeRoundFeedback(tx, slice), letters, lines, failures }
    const detail = { purge, ...rows, ...wiped, weeks }
    recordEvent(tx, { at: now, actor, action: 'round.purged', subject: slice.round, detail }, rowAccount)
    return { wiped: wiped.wiped, ...rows }
  })
}

function dryRunOf(db: Db, slug: string, retentionMonths: number, now: Instant): PurgeOutcome {
  const found = roundToPurge(db, slug, now)
  if ('ok' in found) return found
  const { scope } = found
  const notYet = notYetOf(db, found, retentionMonths, now)
  const practices = practicesDue(db, scope)
  return {
    ok: true,
    practices: practices.length,
    feedback: roundFeedbackSize(db, scope),
    letters: roundLettersSize(db, scope),
    lines: roundLinesSize(db, scope),
    failures: roundFailuresSize(db, scope),
    weeks: purgeOf(db, slug) ? 0 : weeksReleasedOf(db, slug),
    wiped: eventsAbout(db, { ...scope, practices: JSON.stringify(practices) }).length,
    ...roundRecordSize(db, scope),
    ...(notYet && { notYet }),
  }
}
