import { returnStands } from '#app/features/adoption/returns/standing-returns.sql.ts'
import { hasPeople } from '#app/features/people/accounts/accounts.sql.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'
import { ANSWERED_WITHIN, type LeftOut, type ReminderState } from './reminder-rules.ts'

/** Practices reminded in one transaction, which takes some two milliseconds. */
export const A_SLICE = 10

export type Line = { practiceCode: string; onDay: Day; lmcSlug: string }

export type Waiting = Line & { reminderId: string; lmcName: string; word: string }

export const waiting = prepared((db) =>
  db.$client.prepare<
    unknown[],
    Waiting
  >(`select l.practice_code as practiceCode, l.on_day as onDay, l.reminder_id as reminderId, r.lmc_slug as lmcSlug, m.name as lmcName, r.word
     from (select * from lmc_reminder_lines where settled_at is null order by on_day, practice_code limit ${A_SLICE}) l
     cross join lmc_reminders r on r.id = l.reminder_id cross join lmcs m on m.slug = r.lmc_slug`),
)

export type LastReminderRow = {
  code: string
  putOffUntil: Day | null
  reminderId: string | null
  day: Day | null
  settledAt: Instant | null
  outcome: 'mailed' | ReminderState | null
  joinedSince: 0 | 1
}

/** The last reminder of each practice that had one, or that wants none before a day. */
export const lastReminders = prepared((db) =>
  db.$client.prepare<
    unknown[],
    LastReminderRow
  >(`select j.value as code, o.until as putOffUntil, l.reminder_id as reminderId, l.on_day as day, l.settled_at as settledAt, l.outcome,
       exists (select 1 from person_standings s where s.practice_code = j.value and s.ended_at is null and s.started_at > l.settled_at) as joinedSince
     from json_each(@codes) j
     left join lmc_reminders_put_off o on o.practice_code = j.value
     left join lmc_reminder_lines l on l.practice_code = j.value
       and l.on_day = (select max(m.on_day) from lmc_reminder_lines m where m.practice_code = j.value)
     where o.until is not null or l.on_day is not null`),
)

export const telephones = prepared((db) =>
  db.$client
    .prepare<unknown[], [code: string, telephone: string | null]>(
      'select p.code, p.telephone from json_each(?) j cross join practices p on p.code = j.value',
    )
    .raw(),
)

/** Reminders an office sees again. */
const SHOWN = 6

type SentRemindersRow = {
  id: string
  word: string
  queuedAt: Instant
  code: string
  name: string
  outcome: 'mailed' | LeftOut | null
  returned: 0 | 1
}

export const ofLmc = prepared((db) =>
  db.$client.prepare<
    unknown[],
    SentRemindersRow
  >(`select r.id, r.word, r.queued_at as queuedAt, l.practice_code as code, p.name, l.outcome,
       exists (select 1 from weekly_returns w where w.practice_code = l.practice_code and w.recorded_at >= l.settled_at
         and w.recorded_at < l.settled_at + ${ANSWERED_WITHIN} and ${returnStands('w')}) as returned
     from (select * from lmc_reminders where lmc_slug = ? order by queued_at desc, id limit ${SHOWN}) r
     join lmc_reminder_lines l on l.reminder_id = r.id join practices p on p.code = l.practice_code
     order by r.queued_at desc, r.id, p.name`),
)

export const settleLine = prepared((db) =>
  db.$client.prepare(
    'update lmc_reminder_lines set settled_at = @now, outcome = @outcome where practice_code = @practiceCode and on_day = @onDay',
  ),
)

export const addLine = prepared((db) =>
  db.$client.prepare('insert into lmc_reminder_lines (reminder_id, practice_code, on_day) values (@id, @code, @today)'),
)

export const isJoined = prepared((db) => db.$client.prepare<unknown[], 0 | 1>(`select ${hasPeople('?')}`).pluck())
