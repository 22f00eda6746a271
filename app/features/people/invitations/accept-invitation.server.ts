import { and, eq, isNull, ne } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { addPerson, addRole, addressOf } from '#app/features/people/accounts/add-person.server.ts'
import { rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { endSessionsOf } from '#app/features/people/sessions/sessions.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { invitations } from '#db/schema/people.ts'
import { invitedRefusal, invitingRefusal, sameRoleAndScope, wipeExpiredInvitations } from './invitation-facts-queries.server.ts'
import { invitationOfToken, type OpenInvitation } from './invitation-queries.server.ts'
import { type AcceptRefusal, deskOfRole } from './invitation-rules.ts'
import { tellPractice } from './tell-practice.server.ts'

export type AcceptOutcome = { ok: true; personId: string; desk: string } | { ok: false; reason: AcceptRefusal }

/**
 * Accepts an invitation for a new person: creates the account with the invited address, and the role, in one transaction. The
 * link ends. Refused where the address has an account: its owner signs in and accepts.
 */
export function acceptAsNewPerson(
  db: Db,
  token: string,
  { name, passwordHash }: { name: string; passwordHash: string },
  now: Instant,
): AcceptOutcome {
  return inTransaction(db, (tx) => {
    const found = invitationOfToken(tx, token, now)
    if (!found.ok) return found
    if (found.invitation.hasAccount) return { ok: false, reason: 'has-account' }
    const reason = refusalNow(tx, found.invitation, undefined, now)
    if (reason) return { ok: false, reason }
    const { personId } = addPerson(tx, { email: found.invitation.email, name, passwordHash }, 'concert', now)
    return accept(tx, found.invitation, personId, now)
  })
}

/**
 * Accepts an invitation for a signed-in person, only with the invited address. A role held already stays. All their sessions end:
 * the caller starts a new one, because the person may do more now.
 */
export function acceptAsPerson(db: Db, token: string, personId: string, now: Instant): AcceptOutcome {
  return inTransaction(db, (tx) => {
    const found = invitationOfToken(tx, token, now)
    if (!found.ok) return found
    if (addressOf(tx, personId) !== found.invitation.email) return { ok: false, reason: 'other-address' }
    const reason = refusalNow(tx, found.invitation, personId, now)
    if (reason) return { ok: false, reason }
    endSessionsOf(tx, personId, now)
    return accept(tx, found.invitation, personId, now)
  })
}

/**
 * Why a waiting invitation lets nobody in at present: the sender must still be allowed to invite. Invitations of the operator
 * always stay good.
 */
function refusalNow(db: Db, invitation: OpenInvitation, personId: string | undefined, now: Instant): AcceptRefusal | undefined {
  const by = invitation.invitedBy
  if (by === 'operator') return undefined
  const inviting = invitingRefusal(db, invitation, { id: by, roles: rolesOf(db, by) }, now)
  if (inviting) return inviting === 'practice-has-people' ? inviting : 'not-good-any-more'
  return invitedRefusal(db, invitation, { by, personId }, now)
}

function accept(db: Db, invitation: OpenInvitation, personId: string, now: Instant): AcceptOutcome {
  const { id, email, role, practiceCode, lmcSlug, officeSlug } = invitation
  const scope = {
    practiceCode: practiceCode ?? undefined,
    lmcSlug: lmcSlug ?? undefined,
    officeSlug: officeSlug ?? undefined,
  }
  const assignment = addRole(db, { personId, role, ...scope }, personId, now)
  if (!assignment.ok && assignment.reason !== 'already-stands-there')
    throw new Error(`An invitation led nowhere: ${assignment.reason}`)
  if (assignment.ok) tellPractice(db, 'colleague-let-in', { role, practiceCode }, [personId], now)
  db.update(invitations).set({ acceptedAt: now, acceptedBy: personId, email: null }).where(eq(invitations.id, id)).run()
  recordEvent(db, { at: now, actor: personId, action: 'invitation.accepted', subject: id })
  const others = and(
    ne(invitations.id, id),
    eq(invitations.email, email),
    sameRoleAndScope(invitations, invitation),
    isNull(invitations.acceptedAt),
    isNull(invitations.revokedAt),
  )
  db.update(invitations).set({ revokedAt: now, email: null }).where(others).run()
  wipeExpiredInvitations(db, now)
  return { ok: true, personId, desk: deskOfRole(invitation) }
}
