import { and, eq } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { personByEmail } from '#app/features/people/accounts/add-person.server.ts'
import type { ScopedRole } from '#app/features/people/accounts/people-access.ts'
import { foldedEmail, ROLE_WORDS } from '#app/features/people/accounts/people-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { newId } from '#app/platform/id.server.ts'
import { putMail, sentOf } from '#app/platform/mail/outbox.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { newToken } from '#app/platform/tokens.server.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { invitations } from '#db/schema/people.ts'
import {
  accessFacts,
  hasSentTooMany,
  type Inviter,
  invitedRefusal,
  invitingRefusal,
  isWaitingAlready,
  mayRevoke,
  wipeExpiredInvitations,
} from './invitation-facts-queries.server.ts'
import {
  type InvitationScope,
  invitationsOf,
  inviterWords,
  scopeNameOf,
  wasInvitedMeanwhile,
} from './invitation-queries.server.ts'
import {
  BETWEEN_MAILS,
  INVITATION_LASTS,
  type InvitationRefusal,
  invitationState,
  lastDayOf,
  roleWithScope,
} from './invitation-rules.ts'

export type NewInvitation = ScopedRole & { email: string }
/** `publicAddress`: the origin of links. */
export type Sender = { by: Inviter; publicAddress: string }
type Outcome<T> = ({ ok: true } & T) | { ok: false; reason: InvitationRefusal }
/** `drawn`: the list that the form was drawn with, and its latest invitation. */
type SendOptions = {
  batch?: string
  message?: 'invitation' | 'join-accepted'
  drawn?: { scope: InvitationScope; seen: string } | undefined
}

const idOf = (by: Inviter) => (by === 'operator' ? 'operator' : by.id)

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
): Outcome<{ invitationId: string; link: string }> {
  return inTransaction(db, (tx) => {
    wipeExpiredInvitations(tx, now)
    const wanted = { ...invitation, email: foldedEmail(invitation.email) }
    const invitedBy = idOf(sender.by)
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
    sendInvitation(tx, { id, email, ...scope, invitedBy, expiresAt }, { link, message, askedBy: invitedBy }, now)
    const detail = { role, place: practiceCode ?? lmcSlug ?? officeSlug ?? null }
    recordEvent(tx, { at: now, actor: invitedBy, action: 'invitation.sent', subject: id, detail })
    return { ok: true, invitationId: id, link }
  })
}

type Sent = ScopedRole & { id: string; email: string; invitedBy: string; expiresAt: Instant }
type Mail = { link: string; message: 'invitation' | 'join-accepted'; askedBy: string }

function sendInvitation(db: Db, sent: Sent, { link, message, askedBy }: Mail, now: Instant): void {
  const until = longDay(lastDayOf(sent.expiresAt))
  const common = { to: sent.email, askedBy, batch: sent.id }
  const scopeName = scopeNameOf(db, sent)
  if (message === 'join-accepted') {
    const values = { practice: scopeName ?? '', role: ROLE_WORDS[sent.role], until, link }
    putMail(db, { ...common, message, values }, now)
  } else {
    const roleWords = roleWithScope(sent.role, scopeName, sent.practiceCode)
    putMail(db, { ...common, message, values: { inviter: inviterWords(db, sent, now), role: roleWords, until, link } }, now)
  }
}

/**
 * Revokes a waiting invitation: its link ends and its address is wiped. `from`: the scope of the list it is on. Refused to people
 * who may not (`mayRevoke`).
 */
export function revokeInvitation(db: Db, id: string, from: InvitationScope, by: Inviter, now: Instant): Outcome<object> {
  return inTransaction(db, (tx) => {
    const found = waitingIn(tx, id, from, now)
    if (!found) return { ok: false, reason: 'not-waiting' }
    const personId = idOf(by)
    if (!mayRevoke(by, found, accessFacts(tx, found, now))) return { ok: false, reason: 'not-yours-to-revoke' }
    tx.update(invitations).set({ revokedAt: now, email: null }).where(eq(invitations.id, id)).run()
    recordEvent(tx, { at: now, actor: personId, action: 'invitation.revoked', subject: id })
    return { ok: true }
  })
}

/** Sends a waiting invitation again, with a new link and fourteen new days. The earlier link ends. */
export function sendInvitationAgain(db: Db, id: string, from: InvitationScope, sender: Sender, now: Instant): Outcome<object> {
  return inTransaction(db, (tx) => {
    const found = waitingIn(tx, id, from, now)
    if (!found?.email) return { ok: false, reason: 'not-waiting' }
    const lastMail = sentOf(tx, { batch: id })[0]
    if (lastMail && now - lastMail.createdAt < BETWEEN_MAILS) return { ok: false, reason: 'sent-just-now' }
    const whom = { by: idOf(sender.by), personId: personByEmail(tx, found.email) }
    const refusal = invitingRefusal(tx, found, sender.by, now) ?? invitedRefusal(tx, found, whom, now)
    if (refusal) return { ok: false, reason: refusal }
    const { token, tokenHash } = newToken()
    const expiresAt = now + INVITATION_LASTS
    tx.update(invitations).set({ tokenHash, expiresAt }).where(eq(invitations.id, id)).run()
    const askedBy = idOf(sender.by)
    const mail = { link: `${sender.publicAddress}/invitation/${token}`, message: 'invitation' as const, askedBy }
    sendInvitation(tx, { ...found, email: found.email, invitedBy: askedBy, expiresAt }, mail, now)
    recordEvent(tx, { at: now, actor: askedBy, action: 'invitation.sent-again', subject: id })
    return { ok: true }
  })
}

function waitingIn(db: Db, id: string, from: InvitationScope, now: Instant) {
  if (!invitationsOf(db, from, now).some((listed) => listed.id === id)) return undefined
  const found = db
    .select()
    .from(invitations)
    .where(and(eq(invitations.id, id)))
    .get()
  return found && invitationState(found, now) === 'waiting' ? found : undefined
}
