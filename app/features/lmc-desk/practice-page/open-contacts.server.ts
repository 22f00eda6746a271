import { and, desc, eq, sql } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { callsOfLmc } from '#app/features/lmc-desk/calls/call-queries.server.ts'
import type { CallState } from '#app/features/lmc-desk/calls/call-rules.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { lmcReminderLines, lmcReminders } from '#db/schema/desks.ts'

/** A call that a practice asked its LMC for, or a reminder that the LMC sent it. `call`: its id. */
export type Contact = { kind: 'call'; day: Day; call: string; state: CallState } | { kind: 'reminder'; day: Day; word: string }

const remindersOf = prepared((db) =>
  db
    .select({ day: lmcReminderLines.onDay, word: lmcReminders.word })
    .from(lmcReminderLines)
    .innerJoin(lmcReminders, eq(lmcReminders.id, lmcReminderLines.reminderId))
    .where(
      and(
        eq(lmcReminderLines.practiceCode, sql.placeholder('code')),
        eq(lmcReminders.lmcSlug, sql.placeholder('lmcSlug')),
        eq(lmcReminderLines.outcome, 'mailed'),
      ),
    )
    .orderBy(desc(lmcReminderLines.onDay))
    .limit(12)
    .prepare(),
)

/**
 * What there was between an LMC's office and a practice, latest first: calls as long as the list of calls shows them, and this LMC's last
 * twelve reminders. A call that is shown is a look at its practice, which the practice reads.
 */
export function openContacts(db: Db, lmcSlug: string, code: string, by: Actor, now: Instant): Contact[] {
  return inTransaction(db, (tx) => {
    const calls = callsOfLmc(tx, lmcSlug, now).filter(({ practice }) => practice.code === code)
    if (calls.length > 0) recordEvent(tx, { at: now, actor: by.personId, action: 'practice.call-seen', subject: code })
    const reminders = remindersOf(tx).all({ code, lmcSlug })
    return [
      ...calls.map(({ id, askedAt, state }): Contact => ({ kind: 'call', day: dayOf(askedAt), call: id, state })),
      ...reminders.map((reminder): Contact => ({ kind: 'reminder', ...reminder })),
    ].toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
  })
}
