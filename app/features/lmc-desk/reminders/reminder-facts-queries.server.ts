import { returnableWeeks } from '#app/features/adoption/statements/adoption-rules.ts'
import { practicesToRecordFor } from '#app/features/adoption/told/told-queries.server.ts'
import {
  type ReturnFacts,
  recentReturnsOf,
  returnFactsAt,
} from '#app/features/lmc-desk/practices/recent-returns-queries.server.ts'
import { practicesOfLmc } from '#app/features/register/records/register-queries.server.ts'
import { countsOfBatches } from '#app/platform/mail/batches.server.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { batchOf, isPutOff, mailedState, type ReminderState } from './reminder-rules.ts'
import { type LastReminderRow, lastReminders, telephones } from './reminders.sql.ts'

/** `last`: the latest reminder by any LMC. `putOffUntil`: the Monday before which the practice wants none. */
export type LastReminder = { last: { day: Day; state: ReminderState } | null; putOffUntil: Day | null }
export type ReminderFacts = LastReminder & { telephone: string | null }

/** Of a practice that was never reminded, and does not mind. */
export const NOT_REMINDED: LastReminder = { last: null, putOffUntil: null }

/** What is known of practices for a reminder, by code. */
export function reminderFactsOf(db: Db, codes: string[], today: Day): Map<string, ReminderFacts> {
  const reminders = lastRemindersOf(db, codes, today)
  const rows = telephones(db).all(JSON.stringify(codes))
  return new Map(rows.map(([code, telephone]) => [code, { telephone, ...(reminders.get(code) ?? NOT_REMINDED) }]))
}

/**
 * Their last reminders, by code; those left out are NOT_REMINDED. Who joined after a mail bounced makes the practice reachable again.
 */
export function lastRemindersOf(db: Db, codes: string[], today: Day): Map<string, LastReminder> {
  const rows = lastReminders(db).all({ codes: JSON.stringify(codes) })
  const mailed = rows.flatMap(({ code, reminderId, outcome }) =>
    reminderId && outcome === 'mailed' ? batchOf(reminderId, code) : [],
  )
  const mails = mailed.length > 0 ? countsOfBatches(db, mailed) : new Map<string, never>()
  const stateOf = ({ code, reminderId, outcome, joinedSince }: LastReminderRow): ReminderState => {
    if (outcome !== 'mailed') return outcome ?? 'queued'
    const state = mailedState(mails.get(batchOf(reminderId ?? '', code)))
    return state === 'bounced' && joinedSince === 1 ? 'delivered' : state
  }
  return new Map(
    rows.map((row) => [
      row.code,
      {
        last: row.day ? { day: row.day, state: stateOf(row) } : null,
        putOffUntil: isPutOff(row.putOffUntil, today) ? row.putOffUntil : null,
      },
    ]),
  )
}

/** `byTelephone`: officers may record what it tells them by telephone. */
export type RemindablePractice = { code: string; name: string; town: string | null; byTelephone: boolean } & ReturnFacts &
  ReminderFacts

/** The open practices of an LMC with what an officer must know to remind them, by name. No answer of a practice is read. */
export function remindablePractices(db: Db, lmcSlug: string, now: Instant): RemindablePractice[] {
  const today = dayOf(now)
  const { thisWeek } = returnableWeeks(now)
  const here = practicesOfLmc(db, lmcSlug, today)
  const codes = here.map(({ code }) => code)
  const returns = recentReturnsOf(db, codes, thisWeek)
  const factsOf = returnFactsAt(thisWeek, now)
  const reminders = reminderFactsOf(db, codes, today)
  const toRecordFor = practicesToRecordFor(db, lmcSlug, codes)
  return here.map(({ code, name, town }) => ({
    ...{ code, name, town, byTelephone: toRecordFor.has(code) },
    ...factsOf(returns.get(code)!),
    ...reminders.get(code)!,
  }))
}
