import { and, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { invitations } from '#db/schema/people.ts'
import { challenges, personLinks, sessions, trustedDevices, unsentForms } from '#db/schema/sign-in.ts'

/**
 * Lets sessions, links and what waits for an answer grow older by the time a demonstration stood still: they end by the machine's
 * time (decision 29), so a week with the server off ends a session as a week with it on does.
 */
export function endByMachineTime(db: Db, rested: number): void {
  if (rested <= 0) return
  const earlier = <Column>(column: Column) => sql<Instant>`${column} - ${rested}`
  inTransaction(db, (tx) => {
    tx.update(sessions)
      .set({
        createdAt: earlier(sessions.createdAt),
        expiresAt: earlier(sessions.expiresAt),
        lastSeenAt: earlier(sessions.lastSeenAt),
        confirmedAt: earlier(sessions.confirmedAt),
      })
      .where(isNotNull(sessions.id))
      .run()
    tx.update(challenges)
      .set({ expiresAt: earlier(challenges.expiresAt) })
      .where(isNotNull(challenges.id))
      .run()
    tx.update(personLinks)
      .set({ expiresAt: earlier(personLinks.expiresAt) })
      .where(isNull(personLinks.usedAt))
      .run()
    tx.update(invitations)
      .set({ expiresAt: earlier(invitations.expiresAt) })
      .where(and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt)))
      .run()
    tx.update(trustedDevices)
      .set({ trustedAt: earlier(trustedDevices.trustedAt), expiresAt: earlier(trustedDevices.expiresAt) })
      .where(isNotNull(trustedDevices.id))
      .run()
    tx.update(unsentForms)
      .set({ sentAt: earlier(unsentForms.sentAt) })
      .where(isNotNull(unsentForms.id))
      .run()
  })
}
