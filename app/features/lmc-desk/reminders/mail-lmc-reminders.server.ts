import { and, eq, sql } from 'drizzle-orm'
import { peopleOfPractice, personOfRole } from '#app/features/people/accounts/role-queries.server.ts'
import { returnSettings } from '#app/features/practice-desk/returns/reminder-queries.server.ts'
import type { Turn } from '#app/platform/every.ts'
import { dropWaiting, putSameMail, waitingBatches } from '#app/platform/mail/outbox.server.ts'
import { eachInSlices, inSlices } from '#app/platform/slices.server.ts'
import { dayOf, type Instant, weekOf } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { lmcReminderLines, lmcReminders } from '#db/schema/desks.ts'
import { batchOf, type LeftOutLater, partsOfBatch, REMINDER_BATCH } from './reminder-rules.ts'
import { A_SLICE, type Line, settleLine, type Waiting, waiting } from './reminders.sql.ts'
import { remindedNow } from './send-reminder.server.ts'

/** Practices whose mails wait that are looked at again in one turn: those whose mails are tried next. */
const LOOKED_AT = 300

/** The work of the loop: every reminder that is queued, a slice at a time, so that no reader and no other writer waits. */
export function mailLmcReminders(db: Db, publicAddress: string): Turn {
  return async (now, stopping) => {
    const isLeft = () => waiting(db).get() !== undefined
    await inSlices(db, { isLeft, slice: (tx) => mailNextReminders(tx, publicAddress, now) }, stopping)
    const work = (tx: Db, batches: readonly string[]) => dropAnsweredReminders(tx, batches, now)
    await eachInSlices(db, { of: waitingBatches(db, REMINDER_BATCH, LOOKED_AT), size: A_SLICE, work }, stopping)
  }
}

/**
 * Writes the mails of the next slice of queued reminders and returns how many practices it went through. Who answered since, left the LMC
 * or asked for no reminder before Monday gets none. Line and mails are written together: each goes out once, whenever the server stops.
 */
export function mailNextReminders(db: Db, publicAddress: string, now: Instant): number {
  return inTransaction(db, (tx) => {
    const lines = waiting(tx).all()
    for (const line of lines) {
      const { name = line.practiceCode, reason } = stillReminded(tx, line, now)
      if (!reason) mail(tx, line, name, publicAddress, now)
      settle(tx, line, reason ?? 'mailed', now)
    }
    return lines.length
  })
}

/** Why a queued practice gets no reminder any more: what the officer's list says of it now, and that the week it is about is over. */
function stillReminded(tx: Db, { lmcSlug, practiceCode, onDay }: Line, now: Instant) {
  const today = dayOf(now)
  const { name, reason } = remindedNow(tx, lmcSlug, practiceCode, today)
  return { name, reason: weekOf(onDay) === weekOf(today) ? reason : ('late' as const) }
}

/**
 * To the person who makes the practice's return, else to all its people, each once. A person in two practices gets one mail for each: each
 * has a return of its own (decision 41).
 */
function mail(tx: Db, line: Waiting, practice: string, publicAddress: string, now: Instant): void {
  const { practiceCode, lmcName: lmc, word } = line
  const receiver = returnSettings(tx, practiceCode).receiver
  const roles = receiver ? [receiver] : peopleOfPractice(tx, practiceCode)
  const addresses = new Set(roles.flatMap(({ roleId }) => personOfRole(tx, roleId)?.email ?? []))
  const values = { lmc, practice, word, link: `${publicAddress}/practice/${practiceCode}/return` }
  const batch = batchOf(line.reminderId, practiceCode)
  putSameMail(tx, { message: 'lmc-reminder', values, askedBy: 'concert', batch }, [...addresses], now)
}

/** While the mail server refuses, mails wait: those of a practice that has answered meanwhile or has left, or whose week is over, are not sent any more. */
export function dropAnsweredReminders(db: Db, batches: readonly string[], now: Instant): void {
  inTransaction(db, (tx) => {
    for (const batch of batches) {
      const line = lineOf(tx).get(partsOfBatch(batch))
      const reason = line && stillReminded(tx, line, now).reason
      if (!line || !reason || !dropWaiting(tx, batch, now)) continue
      settle(tx, line, reason, now)
    }
  })
}

const lineOf = prepared((db) =>
  db
    .select({ practiceCode: lmcReminderLines.practiceCode, onDay: lmcReminderLines.onDay, lmcSlug: lmcReminders.lmcSlug })
    .from(lmcReminders)
    .innerJoin(
      lmcReminderLines,
      and(eq(lmcReminderLines.reminderId, lmcReminders.id), eq(lmcReminderLines.practiceCode, sql.placeholder('practiceCode'))),
    )
    .where(eq(lmcReminders.id, sql.placeholder('reminderId')))
    .prepare(),
)

function settle(tx: Db, { practiceCode, onDay }: Line, outcome: 'mailed' | LeftOutLater, now: Instant): void {
  settleLine(tx).run({ practiceCode, onDay, now, outcome })
}
