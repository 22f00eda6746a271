import { ANSWERED_WITHIN, batchOf, nextMonday } from '#app/features/lmc-desk/reminders/reminder-rules.ts'
import { addDays, dayOf, type Instant, instantOf, weekOf } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { lmcReminderLines, lmcReminders, lmcRemindersPutOff } from '#db/schema/desks.ts'
import { mails } from '#db/schema/mail.ts'
import { demonstrationSetting } from './sign-in-list.ts'

const OFFICER = `officer-of-${demonstrationSetting.lmcSlug}`
/** How many days before the demonstration's day each reminder went out, the officer's word, and to how many of the silent. */
const SENT = [
  { daysAgo: 13, word: 'Your answers go to the committee on Monday.', every: 1 },
  { daysAgo: 6, word: 'It takes under a minute.', every: 2 },
] as const
/** The mail to this one of the silent practices comes back. */
const BOUNCED = 2
/** This one asked for no reminder before Monday. */
const PUT_OFF = 3

const answeredThen = prepared((db) =>
  db.$client
    .prepare<[Record<'lmc' | 'week' | 'own', string> & Record<'at' | 'until', Instant>], string>(
      `select r.practice_code from weekly_returns r where r.recorded_at >= @at and r.recorded_at < @until and r.week = @week and r.practice_code <> @own
       and exists (select 1 from practice_memberships m where m.practice_code = r.practice_code and m.lmc_slug = @lmc)
       order by r.practice_code limit 4`,
    )
    .pluck(),
)

/**
 * Two reminders that the office sent on Fridays before, to practices that are silent (`silent`: codes) and to some that
 * answered then. One mail came back, and one practice asked for none before Monday.
 */
export function addLmcReminders(db: Db, silent: string[], now: Instant): void {
  const bounced = silent[BOUNCED]
  for (const [index, { daysAgo, word, every }] of SENT.entries()) {
    const day = addDays(dayOf(now), -daysAgo)
    const at = instantOf(day, '11:40')
    const id = `demonstration-reminder-${index + 1}`
    db.insert(lmcReminders).values({ id, lmcSlug: demonstrationSetting.lmcSlug, word, queuedAt: at, queuedBy: OFFICER }).run()
    const of = {
      lmc: demonstrationSetting.lmcSlug,
      at,
      until: at + ANSWERED_WITHIN,
      week: weekOf(day),
      own: demonstrationSetting.lively.code,
    }
    const answering = answeredThen(db).all(of)
    const codes = [...silent.filter((code, nth) => nth % every === 0 || code === bounced), ...answering]
    for (const practiceCode of codes) {
      db.insert(lmcReminderLines).values({ practiceCode, onDay: day, reminderId: id, settledAt: at, outcome: 'mailed' }).run()
      const batch = batchOf(id, practiceCode)
      const over =
        practiceCode === bounced ? { givenUpAt: at, lastFailure: 'The mail server refused the address (550).' } : { sentAt: at }
      const mail = {
        id: `${id}-${practiceCode}`.toLowerCase(),
        message: 'lmc-reminder',
        askedBy: 'concert',
        batch,
        createdAt: at,
        tries: 1,
      }
      db.insert(mails)
        .values({ ...mail, ...over })
        .run()
    }
  }
  const wish = { until: nextMonday(dayOf(now)), putOffAt: now - 3_600_000, putOffBy: `manager-of-${silent[PUT_OFF]}` }
  if (silent[PUT_OFF])
    db.insert(lmcRemindersPutOff)
      .values({ practiceCode: silent[PUT_OFF], ...wish })
      .run()
}
