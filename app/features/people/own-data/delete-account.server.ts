import { and, eq, isNull } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Person } from '#app/features/people/accounts/people-rules.ts'
import { rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { deleteWishesOf } from '#app/features/people/accounts/wishes.server.ts'
import { endRole } from '#app/features/people/joining-and-leaving/end-role.server.ts'
import { moment } from '#app/platform/dates-in-words.ts'
import { putMail } from '#app/platform/mail/outbox.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { doctorClaimEntries } from '#db/schema/claims.ts'
import { officerDigests } from '#db/schema/officer-digests.ts'
import { calendarFeeds, calendarReminders, figureLooks, publicationsSeen, visits } from '#db/schema/own-pages.ts'
import { invitations, joinRequests, persons } from '#db/schema/people.ts'
import { partnerMarks } from '#db/schema/practice-desk.ts'
import {
  accessTokens,
  authenticators,
  challenges,
  passkeys,
  personLinks,
  recoveryCodes,
  sessions,
  trustedDevices,
  unsentForms,
} from '#db/schema/sign-in.ts'
import { surveyAnswers } from '#db/schema/surveys.ts'

/**
 * Deletes a person's account; the caller has asked for the password. Roles and sessions end, every way to sign in is removed, and
 * name and address leave the person's row. The row stays without them, because the practice's record names its author by this id
 * alone.
 */
export function deleteAccount(db: Db, person: Person, now: Instant): void {
  inTransaction(db, (tx) => {
    const known = tx.select({ email: persons.email }).from(persons).where(eq(persons.id, person.id)).get()
    if (!known) throw new Error('An account was to be deleted that does not exist.')
    for (const id of new Set(rolesOf(tx, person.id).map((assignment) => assignment.id))) endRole(tx, id, person, now)
    const own = person.id
    for (const table of [
      trustedDevices,
      sessions,
      authenticators,
      recoveryCodes,
      passkeys,
      challenges,
      personLinks,
      unsentForms,
      accessTokens,
      figureLooks,
      calendarFeeds,
      calendarReminders,
      visits,
      publicationsSeen,
      partnerMarks,
      officerDigests,
      surveyAnswers,
      doctorClaimEntries,
    ])
      tx.delete(table).where(eq(table.personId, own)).run()
    deleteWishesOf(tx, { personId: own, email: known.email })
    tx.update(invitations)
      .set({ email: null, revokedAt: now })
      .where(and(eq(invitations.email, known.email), isNull(invitations.acceptedAt)))
      .run()
    tx.update(joinRequests)
      .set({ email: null, name: null, answeredAt: now, answeredBy: 'concert', accepted: false })
      .where(and(eq(joinRequests.email, known.email), isNull(joinRequests.answeredAt)))
      .run()
    tx.update(persons)
      .set({ email: `deleted:${own}`, name: '', passwordHash: '' })
      .where(eq(persons.id, own))
      .run()
    recordEvent(tx, { at: now, actor: own, action: 'person.deleted', subject: own })
    putMail(tx, { message: 'account-deleted', to: known.email, values: { when: moment(now) }, askedBy: 'concert' }, now)
  })
}
