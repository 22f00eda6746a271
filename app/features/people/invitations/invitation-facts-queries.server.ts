import { and, count, eq, gt, isNotNull, isNull, lte } from 'drizzle-orm'
import { scopeRefusal } from '#app/features/people/accounts/add-person.server.ts'
import { type AccessFacts, mayInvite, type ScopedRole } from '#app/features/people/accounts/people-access.ts'
import type { Person } from '#app/features/people/accounts/people-rules.ts'
import { peopleOfPractice, rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { invitations, type roleAssignments } from '#db/schema/people.ts'
import { type InvitationRefusal, MOST_INVITATIONS_A_DAY } from './invitation-rules.ts'

/** The person who invites or ends a role: a signed-in person with their current roles, or the operator at the command line. */
export type Inviter = Pick<Person, 'id' | 'roles'> | 'operator'
/** `publicAddress`: the origin of links. */
export type Sender = { by: Inviter; publicAddress: string }

/** The id under which an inviter acts. */
export const personIdOf = (by: Inviter): string => (by === 'operator' ? 'operator' : by.id)

/** SQL condition for a role and its scope: null where the role has no such scope. */
export const sameRoleAndScope = (table: typeof invitations | typeof roleAssignments, wanted: ScopedRole) =>
  and(
    eq(table.role, wanted.role),
    wanted.practiceCode ? eq(table.practiceCode, wanted.practiceCode) : isNull(table.practiceCode),
    wanted.lmcSlug ? eq(table.lmcSlug, wanted.lmcSlug) : isNull(table.lmcSlug),
    wanted.officeSlug ? eq(table.officeSlug, wanted.officeSlug) : isNull(table.officeSlug),
  )

/** The facts about a scope that the access table needs, as at now. */
export function accessFacts(
  db: Db,
  { practiceCode }: Pick<ScopedRole, 'practiceCode'>,
  now: Instant,
): AccessFacts & { open: boolean } {
  if (!practiceCode) return { lmcOfPractice: null, hasPartner: false, hasPeople: false, open: true }
  const practice = practiceByCode(db, practiceCode, dayOf(now))
  const people = peopleOfPractice(db, practiceCode)
  return {
    lmcOfPractice: practice?.lmc?.slug ?? null,
    hasPartner: people.some(({ role }) => role === 'practice-partner'),
    hasPeople: people.length > 0,
    open: practice?.open ?? false,
  }
}

/** Why this person cannot invite anybody to this role now; undefined when they can. */
export function invitingRefusal(db: Db, wanted: ScopedRole, by: Inviter, now: Instant): InvitationRefusal | undefined {
  const { practiceCode, lmcSlug, officeSlug } = wanted
  const scope = {
    role: wanted.role,
    practiceCode: practiceCode ?? undefined,
    lmcSlug: lmcSlug ?? undefined,
    officeSlug: officeSlug ?? undefined,
  }
  const facts = accessFacts(db, wanted, now)
  if (by !== 'operator' && !mayInvite(by, wanted, facts))
    return mayInvite(by, wanted, { ...facts, hasPeople: false }) ? 'practice-has-people' : 'not-allowed'
  if (scopeRefusal(db, scope)) return 'scope-unknown'
  return facts.open ? undefined : 'practice-closed'
}

/**
 * Why the owner of an address is not let in, whoever else might be; undefined when they are. Nobody invites themselves, and no
 * practice's record opens to its own LMC or to the committee. The operator may let in a partner who is an officer too.
 */
export function invitedRefusal(
  db: Db,
  wanted: ScopedRole,
  { by, personId }: { by: string; personId: string | undefined },
  now: Instant,
): 'own-address' | 'stands-above' | undefined {
  if (by === 'operator' || !personId) return undefined
  if (by === personId) return 'own-address'
  if (!wanted.practiceCode) return undefined
  const { lmcOfPractice } = accessFacts(db, wanted, now)
  const above = rolesOf(db, personId).some(
    ({ role, lmcSlug }) =>
      role === 'committee-member' || role === 'committee-editor' || (role === 'lmc-officer' && lmcSlug === lmcOfPractice),
  )
  return above ? 'stands-above' : undefined
}

/**
 * Whether this person may revoke a waiting invitation: its sender, anyone who could send it, and officers for invitations their
 * LMC sent before the practice had people. `facts`: of the invitation's scope.
 */
export function mayRevoke(by: Inviter, sent: ScopedRole & { invitedBy: string }, facts: AccessFacts): boolean {
  return by === 'operator' || sent.invitedBy === by.id || mayInvite(by, sent, { ...facts, hasPeople: false })
}

/** Whether this person has a waiting invitation of the address to the same role. Invitations of others are not revealed. */
export function isWaitingAlready(db: Db, wanted: ScopedRole & { email: string }, invitedBy: string, now: Instant): boolean {
  const waiting = db
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      and(
        eq(invitations.invitedBy, invitedBy),
        eq(invitations.email, wanted.email),
        sameRoleAndScope(invitations, wanted),
        gt(invitations.expiresAt, now),
      ),
    )
    .get()
  return waiting !== undefined
}

/** Whether a person has sent the most invitations allowed in 24 hours. */
export function hasSentTooMany(db: Db, invitedBy: string, now: Instant): boolean {
  const sent = db
    .select({ number: count() })
    .from(invitations)
    .where(and(eq(invitations.invitedBy, invitedBy), gt(invitations.createdAt, now - 86_400_000)))
    .get()
  return (sent?.number ?? 0) >= MOST_INVITATIONS_A_DAY
}

/** Wipes the addresses of expired invitations. */
export function wipeExpiredInvitations(db: Db, now: Instant): void {
  db.update(invitations)
    .set({ email: null })
    .where(and(isNotNull(invitations.email), lte(invitations.expiresAt, now)))
    .run()
}
