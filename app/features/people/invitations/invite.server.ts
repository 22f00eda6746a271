import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { personByEmail } from '#app/features/people/accounts/add-person.server.ts'
import type { ScopedRole } from '#app/features/people/accounts/people-access.ts'
import { foldedEmail } from '#app/features/people/accounts/people-rules.ts'
import { newId } from '#app/platform/id.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { newToken } from '#app/platform/tokens.server.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { invitations } from '#db/schema/people.ts'
import {
  hasSentTooMany,
  invitedRefusal,
  invitingRefusal,
  isWaitingAlready,
  personIdOf,
  type Sender,
  wipeExpiredInvitations,
} from './invitation-facts-queries.server.ts'
import { type InvitationScope, wasInvitedMeanwhile } from './invitation-queries.server.ts'
import { INVITATION_LASTS, type InvitationOutcome } from './invitation-rules.ts'
import { mailInvitation } from './mail-invitation.server.ts'

export type NewInvitation = ScopedRole & { email: string }
/** `drawn`: the list that the form was drawn with, and its latest invitation. */
type SendOptions = {
  batch?: string
  message?: 'invitation' | 'join-accepted'
  drawn?: { scope: InvitationScope; seen: string } | undefined
}

/**
 * Invites an address to a role and queues the mail, in one transaction. `link` is the link in the mail, for the operator's screen
 * only. Refused by the access table, for the same invitation by the same person while one waits, and where a colleague sent it
 * after the form was drawn.
 */
export function invite(
  db: Db,
  invitation: NewInvitation,
  sender: Sender,
  now: Instant,
  { batch, message = 'invitation', drawn }: SendOptions = {},
): InvitationOutcome<{ invitationId: string; link: string }> {
  return inTransaction(db, (tx) => {
    wipeExpiredInvitations(tx, now)
    const wanted = { ...invitation, email: foldedEmail(invitation.email) }
    const invitedBy = personIdOf(sender.by)
    const reason =
      invitingRefusal(tx, wanted, sender.by, now) ??
      invitedRefusal(tx, wanted, { by: invitedBy, personId: personByEmail(tx, wanted.email) }, now) ??
      (isWaitingAlready(tx, wanted, invitedBy, now) ? 'waiting-already' : undefined) ??
      (drawn && wasInvitedMeanwhile(tx, drawn, wanted, now) ? 'invited-meanwhile' : undefined) ??
      (invitedBy !== 'operator' && hasSentTooMany(tx, invitedBy, now) ? 'too-many' : undefined)
    if (reason) return { ok: false, reason }
    const id = newId()
    const { token, tokenHash } = newToken()
    const { email, role, practiceCode, lmcSlug, officeSlug } = wanted
    const expiresAt = now + INVITATION_LASTS
    const scope = { role, practiceCode, lmcSlug, officeSlug }
    tx.insert(invitations)
      .values({ id, tokenHash, email, ...scope, invitedBy, batch: batch ?? null, createdAt: now, expiresAt })
      .run()
    const link = `${sender.publicAddress}/invitation/${token}`
    mailInvitation(tx, { id, email, ...scope, invitedBy, expiresAt }, { link, message, askedBy: invitedBy }, now)
    const detail = { role, place: practiceCode ?? lmcSlug ?? officeSlug ?? null }
    recordEvent(tx, { at: now, actor: invitedBy, action: 'invitation.sent', subject: id, detail })
    return { ok: true, invitationId: id, link }
  })
}
