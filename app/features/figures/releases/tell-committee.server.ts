import { inArray } from 'drizzle-orm'
import { officersAndCommitteeNow } from '#app/features/people/accounts/role-queries.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { putMail } from '#app/platform/mail/outbox.server.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { persons } from '#db/schema/people.ts'

/**
 * Mails everyone of the committee that the figures of a week are out: no figure in it, the same words for all. Call it inside the
 * transaction that issues them, so that each hears of it once. `publicAddress`: the portal's.
 */
export function tellCommittee(tx: Db, weekEnd: Day, publicAddress: string, now: Instant): void {
  const members = officersAndCommitteeNow(tx).filter(({ role }) => role === 'committee-member' || role === 'committee-editor')
  const ids = [...new Set(members.map(({ personId }) => personId))]
  const addresses = tx.select({ email: persons.email }).from(persons).where(inArray(persons.id, ids)).all()
  const values = { weekEnd: longDay(weekEnd), link: `${publicAddress}/committee` }
  for (const { email } of addresses)
    putMail(tx, { message: 'figures-out', to: email, values, askedBy: 'concert', batch: `figures ${weekEnd}` }, now)
}
