import { and, eq, sql } from 'drizzle-orm'
import { returnOf } from '#app/features/adoption/statements/entry-queries.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { placeOf } from '#app/features/register/records/register-queries.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { type Day, dayOf, type Instant, weekOf } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { lmcReminderLines, lmcReminders } from '#db/schema/desks.ts'
import { putOffUntil } from './practice-reminders-queries.server.ts'
import { type LeftOut, type LeftOutLater, leftOutReason, type RemindRefusal } from './reminder-rules.ts'
import { addLine, isJoined } from './reminders.sql.ts'

export type LeftOutPractice = { code: string; name: string; reason: LeftOut }
export type RemindOutcome =
  | { ok: true; queued: number; leftOut: LeftOutPractice[] }
  | { ok: false; reason: RemindRefusal; leftOut: LeftOutPractice[] }
export type WantedReminder = { lmcSlug: string; practices: readonly string[]; word: string }

const remindedToday = prepared((db) =>
  db
    .select({ practiceCode: lmcReminderLines.practiceCode })
    .from(lmcReminderLines)
    .where(
      and(
        eq(lmcReminderLines.practiceCode, sql.placeholder('practiceCode')),
        eq(lmcReminderLines.onDay, sql.placeholder('onDay')),
      ),
    )
    .prepare(),
)

/** Whether an LMC reminds a practice now, by all that is known: the reason why not, where there is one. */
export function remindedNow(tx: Db, lmcSlug: string, code: string, today: Day): { name?: string; reason?: LeftOutLater } {
  const place = placeOf(tx, code, today)
  if (!place) return { reason: 'left' }
  const facts = {
    here: place.open && place.lmcSlug === lmcSlug,
    answered: returnOf(tx, code, weekOf(today)) !== undefined,
    joined: isJoined(tx).get(code) === 1,
    putOffUntil: putOffUntil(tx, code),
  }
  const reason = leftOutReason(facts, today)
  return { name: place.name, ...(reason && { reason }) }
}

/**
 * Queues one reminder to the practices that an officer ticked; the mails are written within seconds. The caller checks that they are an
 * officer of the LMC. At most one reminder a practice and day, whoever presses: the second officer is told who was reminded already. What
 * changed between ticking and pressing is told as well.
 */
export function sendReminder(db: Db, { lmcSlug, practices, word }: WantedReminder, by: Actor, now: Instant): RemindOutcome {
  return inTransaction(db, (tx): RemindOutcome => {
    if (practices.length === 0) return { ok: false, reason: 'nobody-ticked', leftOut: [] }
    const today = dayOf(now)
    const judged = [...new Set(practices)].map((code) => ({ code, ...remindedNow(tx, lmcSlug, code, today) }))
    const leftOut = judged.flatMap(({ code, name = code, reason }): LeftOutPractice[] => {
      const why = reason ?? (remindedToday(tx).get({ practiceCode: code, onDay: today }) ? 'today' : undefined)
      return why ? [{ code, name, reason: why }] : []
    })
    const out = new Set(leftOut.map(({ code }) => code))
    const queued = judged.filter(({ code }) => !out.has(code))
    if (queued.length === 0) return { ok: false, reason: 'nobody-left', leftOut }
    const id = newId()
    tx.insert(lmcReminders).values({ id, lmcSlug, word, queuedAt: now, queuedBy: by.personId }).run()
    for (const { code } of queued) addLine(tx).run({ id, code, today })
    const detail = { reminder: id, practices: queued.length }
    recordEvent(tx, { at: now, actor: by.personId, action: 'lmc.reminded', subject: lmcSlug, detail })
    return { ok: true, queued: queued.length, leftOut }
  })
}
