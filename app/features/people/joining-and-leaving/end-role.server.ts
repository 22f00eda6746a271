import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { mayEnd, mayInvite, type ScopedRole } from '#app/features/people/accounts/people-access.ts'
import { roleById, rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { accessFacts, type Inviter, sameRoleAndScope } from '#app/features/people/invitations/invitation-facts-queries.server.ts'
import { tellPractice } from '#app/features/people/invitations/tell-practice.server.ts'
import { endSessionsOf } from '#app/features/people/sessions/sessions.server.ts'
import { endTrustedDevicesOf } from '#app/features/people/trusted-devices/end-trusted-devices.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { invitations, roleAssignments } from '#db/schema/people.ts'

export type EndRefusal = 'not-there' | 'not-allowed'

export const END_REFUSALS: Record<EndRefusal, string> = {
  'not-there': 'This person no longer has this role. Nothing was changed.',
  'not-allowed': 'You cannot end this. Ask a partner of the practice, the committee or the operator.',
}

/**
 * Ends a role from this instant on. The row stays, with its end. All sessions of the person end too, so that no page opened
 * earlier still answers, and so do their invitations that they could not send now.
 */
export function endRole(
  db: Db,
  roleId: string,
  by: Inviter,
  now: Instant,
): { ok: true; personId: string } | { ok: false; reason: EndRefusal } {
  return inTransaction(db, (tx) => {
    const ended = roleById(tx, roleId)
    if (!ended) return { ok: false, reason: 'not-there' }
    if (by !== 'operator' && !mayEnd(by, ended, accessFacts(tx, ended, now))) return { ok: false, reason: 'not-allowed' }
    tx.update(roleAssignments)
      .set({ endedAt: recordingTime(tx, now) })
      .where(eq(roleAssignments.id, roleId))
      .run()
    const { personId, role, practiceCode, lmcSlug, officeSlug } = ended
    const actor = by === 'operator' ? 'operator' : by.id
    const detail = { role, place: practiceCode ?? lmcSlug ?? officeSlug }
    recordEvent(tx, { at: now, actor, action: 'standing.ended', subject: personId, detail })
    endSessionsOf(tx, personId, now)
    endTrustedDevicesOf(tx, personId, now)
    revokeWhatTheyCouldNotSend(tx, personId, actor, now)
    const apart = actor === personId ? [personId] : []
    tellPractice(tx, 'colleague-ended', ended, apart, now, [personId])
    return { ok: true, personId }
  })
}

/** Ends a person's role by role and scope, for the operator, who has no list to choose from. */
export function endScopedRole(db: Db, personId: string, wanted: ScopedRole, now: Instant): ReturnType<typeof endRole> {
  return inTransaction(db, (tx) => {
    const found = tx
      .select({ id: roleAssignments.id })
      .from(roleAssignments)
      .where(
        and(eq(roleAssignments.personId, personId), sameRoleAndScope(roleAssignments, wanted), isNull(roleAssignments.endedAt)),
      )
      .get()
    return found ? endRole(tx, found.id, 'operator', now) : { ok: false, reason: 'not-there' }
  })
}

function revokeWhatTheyCouldNotSend(db: Db, personId: string, actor: string, now: Instant): void {
  const left = { roles: rolesOf(db, personId) }
  const waiting = db
    .select()
    .from(invitations)
    .where(and(eq(invitations.invitedBy, personId), isNotNull(invitations.email)))
    .all()
  for (const invitation of waiting) {
    if (mayInvite(left, invitation, accessFacts(db, invitation, now))) continue
    db.update(invitations).set({ revokedAt: now, email: null }).where(eq(invitations.id, invitation.id)).run()
    recordEvent(db, { at: now, actor, action: 'invitation.revoked', subject: invitation.id })
  }
}
