import { countsOfBatches } from '#app/platform/mail/batches.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { batchOf, LEFT_OUT, type LeftOut, mailedState } from './reminder-rules.ts'
import { ofLmc } from './reminders.sql.ts'

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
  const rows = ofLmc(db).all(lmcSlug)
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
