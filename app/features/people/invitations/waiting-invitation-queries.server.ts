import { eq } from 'drizzle-orm'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { invitations } from '#db/schema/people.ts'
import { type InvitationScope, invitationsOf } from './invitation-queries.server.ts'
import { invitationState } from './invitation-rules.ts'

/** A waiting invitation on the list of this scope; undefined for one that is elsewhere, or waits no more. */
export function waitingInvitation(db: Db, id: string, from: InvitationScope, now: Instant) {
  if (!invitationsOf(db, from, now).some((listed) => listed.id === id)) return undefined
  const found = db.select().from(invitations).where(eq(invitations.id, id)).get()
  return found && invitationState(found, now) === 'waiting' ? found : undefined
}
