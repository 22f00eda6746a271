import { eq } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { invitations } from '#db/schema/people.ts'
import { accessFacts, type Inviter, mayRevoke, personIdOf } from './invitation-facts-queries.server.ts'
import type { InvitationScope } from './invitation-queries.server.ts'
import type { InvitationOutcome } from './invitation-rules.ts'
import { waitingInvitation } from './waiting-invitation-queries.server.ts'

/**
 * Revokes a waiting invitation: its link ends and its address is wiped. `from`: the scope of the list it is on. Refused to people
 * who may not (`mayRevoke`).
 */
export function revokeInvitation(db: Db, id: string, from: InvitationScope, by: Inviter, now: Instant): InvitationOutcome {
  return inTransaction(db, (tx) => {
    const found = waitingInvitation(tx, id, from, now)
    if (!found) return { ok: false, reason: 'not-waiting' }
    const personId = personIdOf(by)
    if (!mayRevoke(by, found, accessFacts(tx, found, now))) return { ok: false, reason: 'not-yours-to-revoke' }
    tx.update(invitations).set({ revokedAt: now, email: null }).where(eq(invitations.id, id)).run()
    recordEvent(tx, { at: now, actor: personId, action: 'invitation.revoked', subject: id })
    return { ok: true }
  })
}
