import { and, eq, sql } from 'drizzle-orm'
import { mayInPractice } from '#app/features/adoption/statements/adoption-access.ts'
import { opennessOf } from '#app/features/adoption/statements/entry-queries.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Person } from '#app/features/people/accounts/people-rules.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { partnerMarks } from '#db/schema/practice-desk.ts'
import { ofLeavers, oldOnes, markActionsPut as put } from './decisions.sql.ts'
import { ownMarks } from './mark-queries.server.ts'
import { MARKS_LIVE_FOR, type Mark } from './mark-rules.ts'
import { forgetMeetingsBefore } from './set-meeting.server.ts'

/** Why marks are not taken, in words. */
export const MARK_REFUSALS = {
  'not-a-partner': 'Only partners mark actions. You see the tally here.',
  'practice-closed': 'The practice is closed, so nothing is left to decide.',
} as const
export type MarkRefusal = keyof typeof MARK_REFUSALS
type MarkOutcome = { ok: true; changed: number } | { ok: false; reason: MarkRefusal }

const takeBack = prepared((db) =>
  db
    .delete(partnerMarks)
    .where(
      and(
        eq(partnerMarks.practiceCode, sql.placeholder('practiceCode')),
        eq(partnerMarks.actionSlug, sql.placeholder('actionSlug')),
        eq(partnerMarks.personId, sql.placeholder('personId')),
      ),
    )
    .prepare(),
)

/**
 * Sets a partner's marks on these actions (null takes one back); what is as it was keeps its time. The log says that the person
 * marked, never which action or how.
 */
export function markActions(
  db: Db,
  { practiceCode, marks }: { practiceCode: string; marks: ReadonlyMap<string, Mark | null> },
  person: Pick<Person, 'id' | 'roles'>,
  now: Instant,
): MarkOutcome {
  return inTransaction(db, (tx): MarkOutcome => {
    if (!mayInPractice('mark', person, practiceCode)) return { ok: false, reason: 'not-a-partner' }
    if (!opennessOf(tx, practiceCode, dayOf(now))?.open) return { ok: false, reason: 'practice-closed' }
    const before = ownMarks(tx, practiceCode, person.id)
    const changed = [...marks].filter(([slug, mark]) => (before.get(slug) ?? null) !== mark)
    for (const [slug, mark] of changed)
      if (mark) put(tx).run(practiceCode, slug, person.id, mark, now)
      else takeBack(tx).run({ practiceCode, actionSlug: slug, personId: person.id })
    if (changed.length > 0) recordEvent(tx, { at: now, actor: person.id, action: 'partner.marked', subject: practiceCode })
    return { ok: true, changed: changed.length }
  })
}

const forget = prepared((db) =>
  db
    .delete(partnerMarks)
    .where(
      and(
        eq(partnerMarks.practiceCode, sql.placeholder('practiceCode')),
        eq(partnerMarks.actionSlug, sql.placeholder('actionSlug')),
      ),
    )
    .prepare(),
)

/** Removes all marks on an action of a practice: its decision is recorded. */
export function removeMarksOn(tx: Db, practiceCode: string, actionSlug: string): void {
  forget(tx).run({ practiceCode, actionSlug })
}

/**
 * Deletes marks on actions that nobody marked for 30 days, those of people who are no partners any more, and days of meetings as long
 * past.
 */
export function expireBeforeDecisions(db: Db, now: Instant): void {
  oldOnes(db).run({ since: now - MARKS_LIVE_FOR })
  ofLeavers(db).run()
  forgetMeetingsBefore(db, dayOf(now - MARKS_LIVE_FOR))
}
