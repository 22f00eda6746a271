import { addressOf } from '#app/features/people/accounts/add-person.server.ts'
import { ROLE_WORDS, type Role } from '#app/features/people/accounts/people-rules.ts'
import { peopleOfPractice } from '#app/features/people/accounts/role-queries.server.ts'
import { moment } from '#app/platform/dates-in-words.ts'
import { putMail } from '#app/platform/mail/outbox.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { scopeNameOf } from './invitation-queries.server.ts'

/**
 * Tells everyone with a role in a practice that somebody was let in or that somebody's role ended: nobody comes or goes unseen.
 * The mail names no person. It tells nobody outside practices. `apart`: person ids to leave out; `also`: one to include although
 * their role has ended. Call it in the transaction of the event it tells.
 */
export function tellPractice(
  db: Db,
  message: 'colleague-let-in' | 'colleague-ended',
  { role, practiceCode }: { role: Role; practiceCode: string | null },
  apart: string[],
  now: Instant,
  also: string[] = [],
): void {
  if (!practiceCode) return
  const practice = scopeNameOf(db, { role, practiceCode, lmcSlug: null, officeSlug: null }) ?? practiceCode
  const values = { practice, role: ROLE_WORDS[role], when: moment(now) }
  const told = new Set([...peopleOfPractice(db, practiceCode).map(({ personId }) => personId), ...also])
  for (const personId of told) {
    if (apart.includes(personId)) continue
    const to = addressOf(db, personId)
    if (to) putMail(db, { message, to, values, askedBy: 'concert' }, now)
  }
}
