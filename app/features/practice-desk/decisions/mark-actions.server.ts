import { mayInPractice } from '#app/features/adoption/statements/adoption-access.ts'
import { opennessOf } from '#app/features/adoption/statements/entry-queries.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Person } from '#app/features/people/accounts/people-rules.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
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

const put = prepared((db) =>
  db.$client.prepare(`
    insert into partner_marks (practice_code, action_slug, person_id, mark, marked_at) values (?, ?, ?, ?, ?)
    on conflict (practice_code, action_slug, person_id) do update set mark = excluded.mark, marked_at = excluded.marked_at`),
)
const takeBack = prepared((db) =>
  db.$client.prepare('delete from partner_marks where practice_code = ? and action_slug = ? and person_id = ?'),
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
      else takeBack(tx).run(practiceCode, slug, person.id)
    if (changed.length > 0) recordEvent(tx, { at: now, actor: person.id, action: 'partner.marked', subject: practiceCode })
    return { ok: true, changed: changed.length }
  })
}

const forget = prepared((db) => db.$client.prepare('delete from partner_marks where practice_code = ? and action_slug = ?'))

/** Removes all marks on an action of a practice: its decision is recorded. */
export function removeMarksOn(tx: Db, practiceCode: string, actionSlug: string): void {
  forget(tx).run(practiceCode, actionSlug)
}

const oldOnes = prepared((db) =>
  db.$client.prepare(`
    delete from partner_marks where not exists (
      select 1 from partner_marks later
      where later.practice_code = partner_marks.practice_code and later.action_slug = partner_marks.action_slug and later.marked_at > @since)`),
)
const ofLeavers = prepared((db) =>
  db.$client.prepare(`
    delete from partner_marks where not exists (
      select 1 from person_standings s
      where s.person_id = partner_marks.person_id and s.practice_code = partner_marks.practice_code and s.role = 'practice-partner'
        and s.ended_at is null)`),
)

/**
 * Deletes marks on actions that nobody marked for 30 days, those of people who are no partners any more, and days of meetings as long
 * past.
 */
export function expireBeforeDecisions(db: Db, now: Instant): void {
  oldOnes(db).run({ since: now - MARKS_LIVE_FOR })
  ofLeavers(db).run()
  forgetMeetingsBefore(db, dayOf(now - MARKS_LIVE_FOR))
}
