import { returnStands } from '#app/features/adoption/returns/standing-returns.sql.ts'
import { countsOfBatches } from '#app/platform/mail/batches.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { ANSWERED_WITHIN, batchOf, LEFT_OUT, type LeftOut, mailedState } from './reminder-rules.ts'

/** Reminders an office sees again. */
const SHOWN = 6

type Row = {
  id: string
  word: string
  queuedAt: Instant
  code: string
  name: string
  outcome: 'mailed' | LeftOut | null
  returned: 0 | 1
}
const ofLmc = prepared((db) =>
  db.$client.prepare(
    `select r.id, r.word, r.queued_at as queuedAt, l.practice_code as code, p.name, l.outcome,
       exists (select 1 from weekly_returns w where w.practice_code = l.practice_code and w.recorded_at >= l.settled_at
         and w.recorded_at < l.settled_at + ${ANSWERED_WITHIN} and ${returnStands('w')}) as returned
     from (select * from lmc_reminders where lmc_slug = ? order by queued_at desc, id limit ${SHOWN}) r
     join lmc_reminder_lines l on l.reminder_id = r.id join practices p on p.code = l.practice_code
     order by r.queued_at desc, r.id, p.name`,
  ),
)

/** What came of one reminder: practices, counted. `returned`: within two days of the mail. */
export type SentReminder = {
  id: string
  word: string
  at: Instant
  practices: number
  delivered: number
  waiting: number
  bounced: { code: string; name: string }[]
  returned: number
  leftOut: { name: string; reason: LeftOut }[]
}

/** The latest reminders of an LMC with what came of them, latest first. */
export function sentReminders(db: Db, lmcSlug: string): SentReminder[] {
  const rows = ofLmc(db).all(lmcSlug) as Row[]
  const mails = countsOfBatches(
    db,
    rows.flatMap(({ id, code, outcome }) => (outcome === 'mailed' ? batchOf(id, code) : [])),
  )
  const sent = new Map<string, SentReminder>()
  for (const { id, word, queuedAt, code, name, outcome, returned } of rows) {
    const one: SentReminder = sent.get(id) ?? {
      ...{ id, word, at: queuedAt, practices: 0, delivered: 0, waiting: 0, bounced: [], returned: 0, leftOut: [] },
    }
    sent.set(id, one)
    one.practices++
    if (outcome !== null && outcome !== 'mailed') {
      one.leftOut.push({ name, reason: outcome in LEFT_OUT ? outcome : 'left' })
      continue
    }
    const state = outcome === null ? 'waiting' : mailedState(mails.get(batchOf(id, code)))
    if (state === 'delivered') one.delivered++
    else if (state === 'bounced') one.bounced.push({ code, name })
    else one.waiting++
    one.returned += returned
  }
  return [...sent.values()]
}
