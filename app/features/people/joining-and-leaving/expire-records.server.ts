import { lte } from 'drizzle-orm'
import { deleteOldWishes } from '#app/features/people/accounts/wishes.server.ts'
import { wipeExpiredInvitations } from '#app/features/people/invitations/invitation-facts-queries.server.ts'
import { deleteOldUnsentForms } from '#app/features/people/sessions/unsent-forms.server.ts'
import { deleteExpiredDevices } from '#app/features/people/trusted-devices/end-trusted-devices.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { challenges, sessions } from '#db/schema/sign-in.ts'

/**
 * Expiry clean-up: wipes addresses of expired invitations, deletes sessions past their end, unanswered challenges, wishes that
 * could not be answered, unsent forms, and devices trusted no longer.
 */
export function expireRecords(db: Db, now: Instant): void {
  wipeExpiredInvitations(db, now)
  deleteOldWishes(db, now)
  deleteOldUnsentForms(db, now)
  deleteExpiredDevices(db, now)
  db.delete(sessions).where(lte(sessions.expiresAt, now)).run()
  db.delete(challenges).where(lte(challenges.expiresAt, now)).run()
}
