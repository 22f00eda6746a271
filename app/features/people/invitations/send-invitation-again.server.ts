import { eq } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { personByEmail } from '#app/features/people/accounts/add-person.server.ts'
import { sentOf } from '#app/platform/mail/outbox.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { newToken } from '#app/platform/tokens.server.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { invitations } from '#db/schema/people.ts'
import { invitedRefusal, invitingRefusal, personIdOf, type Sender } from './invitation-facts-queries.server.ts'
import type { InvitationScope } from './invitation-queries.server.ts'
import { BETWEEN_MAILS, INVITATION_LASTS, type InvitationOutcome } from './invitation-rules.ts'
import { mailInvitation } from './mail-invitation.server.ts'
import { waitingInvitation } from './waiting-invitation-queries.server.ts'

/** Sends a waiting invitation again, with a new link and fourteen new days. The earlier link ends. */
export function sendInvitationAgain(db: Db, id: string, from: InvitationScope, sender: Sender, now: Instant): InvitationOutcome {
  return inTransaction(db, (tx) => {
    const found = waitingInvitation(tx, id, from, now)
    if (!found?.email) return { ok: false, reason: 'not-waiting' }
    const lastMail = sentOf(tx, { batch: id })[0]
    if (lastMail && now - lastMail.createdAt < BETWEEN_MAILS) return { ok: false, reason: 'sent-just-now' }
    const whom = { by: personIdOf(sender.by), personId: personByEmail(tx, found.email) }
    const refusal = invitingRefusal(tx, found, sender.by, now) ?? invitedRefusal(tx, found, whom, now)
    if (refusal) return { ok: false, reason: refusal }
    const { token, tokenHash } = newToken()
    const expiresAt = now + INVITATION_LASTS
    tx.update(invitations).set({ tokenHash, expiresAt }).where(eq(invitations.id, id)).run()
    const askedBy = personIdOf(sender.by)
    const mail = { link: `${sender.publicAddress}/invitation/${token}`, message: 'invitation' as const, askedBy }
    mailInvitation(tx, { ...found, email: found.email, invitedBy: askedBy, expiresAt }, mail, now)
    recordEvent(tx, { at: now, actor: askedBy, action: 'invitation.sent-again', subject: id })
    return { ok: true }
  })
}
