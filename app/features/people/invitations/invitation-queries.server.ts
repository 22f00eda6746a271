import { and, eq, isNull, sql } from 'drizzle-orm'
import { mayInvite, type ScopedRole } from '#app/features/people/accounts/people-access.ts'
import type { Person } from '#app/features/people/accounts/people-rules.ts'
import { KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import { lmcBySlug, practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { latestOfBatches } from '#app/platform/mail/batches.server.ts'
import type { SentMail } from '#app/platform/mail/outbox.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { hashOfToken } from '#app/platform/tokens.server.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { invitations, persons, roleAssignments } from '#db/schema/people.ts'
import { lmcOffices, practices } from '#db/schema/register.ts'
import { accessFacts, mayRevoke } from './invitation-facts-queries.server.ts'
import { type AcceptRefusal, type InvitationState, invitationState } from './invitation-rules.ts'
import { byTokenHash, type InvitationRow, ofCommittee, ofLmc, ofPractice } from './invitations.sql.ts'

/** Whose list of invitations: a practice's own, those that officers of an LMC sent to its practices, or the committee's. */
export type InvitationScope = { practiceCode: string } | { lmcSlug: string } | 'committee'

/**
 * One line of a list of invitations. `email` only while it waits; `mail`: the state of the latest mail, null where there was
 * none.
 */
export type ListedInvitation = Omit<InvitationRow, 'acceptedAt' | 'revokedAt' | 'invitedBy'> & {
  state: InvitationState
  mail: Pick<SentMail, 'state' | 'lastFailure'> | null
}

/** A line with what the page's reader may do about it. */
export type ShownInvitation = ListedInvitation & { mayRevoke: boolean; maySendAgain: boolean }

/** The invitations of a scope, latest first, at most 600. */
export function invitationsOf(db: Db, scope: InvitationScope, now: Instant): (ListedInvitation & { invitedBy: string })[] {
  const rows =
    scope === 'committee'
      ? ofCommittee(db).all()
      : 'lmcSlug' in scope
        ? ofLmc(db).all({ slug: scope.lmcSlug, asAt: dayOf(now), knownBefore: KNOWN_NOW })
        : ofPractice(db).all(scope.practiceCode)
  const mails = latestOfBatches(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map(({ acceptedAt, revokedAt, ...row }) => {
    const state = invitationState({ expiresAt: row.expiresAt, acceptedAt, revokedAt }, now)
    const mail = mails.get(row.id)
    return {
      ...row,
      inviterName: row.inviterName ?? (row.invitedBy === 'operator' ? 'the operator' : null),
      email: state === 'waiting' ? row.email : null,
      state,
      mail: mail ?? null,
    }
  })
}

/**
 * Whether somebody invited this address to this role after the list was drawn. `seen`: the id of the latest invitation on it, ''
 * for none.
 */
export function wasInvitedMeanwhile(
  db: Db,
  { scope, seen }: { scope: InvitationScope; seen: string },
  wanted: ScopedRole & { email: string },
  now: Instant,
): boolean {
  const listed = invitationsOf(db, scope, now)
  const last = listed.findIndex(({ id }) => id === seen)
  return listed
    .slice(0, last < 0 ? listed.length : last)
    .some(
      ({ email, role, practiceCode, lmcSlug, officeSlug }) =>
        email === wanted.email &&
        role === wanted.role &&
        practiceCode === wanted.practiceCode &&
        lmcSlug === wanted.lmcSlug &&
        officeSlug === wanted.officeSlug,
    )
}

/** The same, with what the reader may do about each. */
export function invitationsShown(
  db: Db,
  scope: InvitationScope,
  reader: Pick<Person, 'id' | 'roles'>,
  now: Instant,
): ShownInvitation[] {
  return invitationsOf(db, scope, now).map(({ invitedBy, ...listed }) => {
    if (listed.state !== 'waiting') return { ...listed, mayRevoke: false, maySendAgain: false }
    const facts = accessFacts(db, listed, now)
    const maySendAgain = facts.open && mayInvite(reader, listed, facts)
    return { ...listed, mayRevoke: mayRevoke(reader, { ...listed, invitedBy }, facts), maySendAgain }
  })
}

const officeName = prepared((db) =>
  db
    .select({ name: lmcOffices.name })
    .from(lmcOffices)
    .where(eq(lmcOffices.slug, sql.placeholder('slug')))
    .prepare(),
)

/** The name of a role's scope; null for the committee. */
export function scopeNameOf(db: Db, { practiceCode, lmcSlug, officeSlug }: ScopedRole): string | null {
  if (practiceCode) return nameOfPractice(db).get({ code: practiceCode })?.name ?? practiceCode
  if (lmcSlug) return lmcBySlug(db, lmcSlug)?.name ?? lmcSlug
  return officeSlug ? (officeName(db).get({ slug: officeSlug })?.name ?? officeSlug) : null
}
const nameOfPractice = prepared((db) =>
  db
    .select({ name: practices.name })
    .from(practices)
    .where(eq(practices.code, sql.placeholder('code')))
    .prepare(),
)

const standsInPractice = prepared((db) =>
  db
    .select({ id: roleAssignments.id })
    .from(roleAssignments)
    .where(
      and(
        eq(roleAssignments.personId, sql.placeholder('personId')),
        eq(roleAssignments.practiceCode, sql.placeholder('practiceCode')),
        isNull(roleAssignments.endedAt),
      ),
    )
    .prepare(),
)

/** The sender of an invitation in words: the practice itself, its LMC, the committee, or the operator. */
export function inviterWords(db: Db, { practiceCode, invitedBy }: ScopedRole & { invitedBy: string }, now: Instant): string {
  if (invitedBy === 'operator') return 'The operator of Concert'
  if (!practiceCode) return 'GPC England'
  const details = practiceByCode(db, practiceCode, dayOf(now))
  return standsInPractice(db).get({ personId: invitedBy, practiceCode })
    ? (details?.name ?? practiceCode)
    : (details?.lmc?.name ?? 'Your LMC')
}

/** An invitation as shown to the holder of its link. `hasAccount`: the address has an account already. */
export type OpenInvitation = ScopedRole & {
  id: string
  email: string
  invitedBy: string
  inviter: string
  inviterName: string | null
  scopeName: string | null
  expiresAt: Instant
  hasAccount: boolean
}

const acceptance = prepared((db) =>
  db
    .select({
      role: invitations.role,
      practiceCode: invitations.practiceCode,
      lmcSlug: invitations.lmcSlug,
      officeSlug: invitations.officeSlug,
    })
    .from(invitations)
    .where(
      and(eq(invitations.tokenHash, sql.placeholder('tokenHash')), eq(invitations.acceptedBy, sql.placeholder('acceptedBy'))),
    )
    .prepare(),
)

/** The role this person got by an accepted invitation; undefined where it gave none, or gave it to another person. */
export function roleAccepted(db: Db, token: string, personId: string): ScopedRole | undefined {
  return acceptance(db).get({ tokenHash: hashOfToken(token), acceptedBy: personId })
}

const accountOf = prepared((db) =>
  db
    .select({ id: persons.id })
    .from(persons)
    .where(eq(persons.email, sql.placeholder('email')))
    .prepare(),
)

/** The waiting invitation behind a link, or why there is none. Reading it changes nothing. */
export function invitationOfToken(
  db: Db,
  token: string,
  now: Instant,
): { ok: true; invitation: OpenInvitation } | { ok: false; reason: AcceptRefusal } {
  const found = byTokenHash(db).get(hashOfToken(token))
  if (!found) return { ok: false, reason: 'unknown' }
  const state = invitationState(found, now)
  if (state !== 'waiting') return { ok: false, reason: state }
  const { id, email, role, practiceCode, lmcSlug, officeSlug, invitedBy, inviterName, scopeName, expiresAt } = found
  const inviter = inviterWords(db, found, now)
  const scope = { role, practiceCode, lmcSlug, officeSlug }
  const hasAccount = accountOf(db).get({ email })?.id !== undefined
  const shown = { inviter, inviterName, scopeName, expiresAt, hasAccount }
  return { ok: true, invitation: { id, email: email ?? '', ...scope, invitedBy, ...shown } }
}
