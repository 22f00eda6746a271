import { mayInvite, type ScopedRole } from '#app/features/people/accounts/people-access.ts'
import type { Person } from '#app/features/people/accounts/people-rules.ts'
import { heldOn, KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import { lmcBySlug, practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { latestOfBatches } from '#app/platform/mail/batches.server.ts'
import type { SentMail } from '#app/platform/mail/outbox.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { hashOfToken } from '#app/platform/tokens.server.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { accessFacts, mayRevoke } from './invitation-facts-queries.server.ts'
import { type AcceptRefusal, type InvitationState, invitationState } from './invitation-rules.ts'

/** Whose list of invitations: a practice's own, those that officers of an LMC sent to its practices, or the committee's. */
export type InvitationScope = { practiceCode: string } | { lmcSlug: string } | 'committee'

type InvitationRow = ScopedRole & {
  id: string
  email: string | null
  invitedBy: string
  inviterName: string | null
  scopeName: string | null
  createdAt: Instant
  expiresAt: Instant
  acceptedAt: Instant | null
  revokedAt: Instant | null
}

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

const INVITATION = `select i.id, i.email, i.role, i.practice_code as practiceCode, i.lmc_slug as lmcSlug, i.office_slug as officeSlug,
    i.invited_by as invitedBy, n.name as inviterName, coalesce(p.name, l.name, f.name) as scopeName,
    i.created_at as createdAt, i.expires_at as expiresAt, i.accepted_at as acceptedAt, i.revoked_at as revokedAt
  from invitations i left join persons n on n.id = i.invited_by left join practices p on p.code = i.practice_code
  left join lmcs l on l.slug = i.lmc_slug left join lmc_offices f on f.slug = i.office_slug`
const LATEST_FIRST = 'order by i.created_at desc, i.id limit 600'

const ofPractice = prepared((db) => db.$client.prepare(`${INVITATION} where i.practice_code = ? ${LATEST_FIRST}`))
/** Sent by a current or former officer of the LMC, and not by a colleague within the practice. */
const ofLmc = prepared((db) =>
  db.$client.prepare(
    `${INVITATION} where i.practice_code is not null
       and i.invited_by in (select s.person_id from person_standings s where s.role = 'lmc-officer'
         and (s.lmc_slug = @slug or s.office_slug = (select office_slug from lmcs where slug = @slug)))
       and not exists (select 1 from person_standings s where s.person_id = i.invited_by and s.practice_code = i.practice_code)
       and ${heldOn('practice_memberships', 'lmc_slug', 'i.practice_code')} = @slug ${LATEST_FIRST}`,
  ),
)
const ofCommittee = prepared((db) => db.$client.prepare(`${INVITATION} where i.practice_code is null ${LATEST_FIRST}`))

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
    (rows as InvitationRow[]).map(({ id }) => id),
  )
  return (rows as InvitationRow[]).map(({ acceptedAt, revokedAt, ...row }) => {
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

const officeName = prepared((db) => db.$client.prepare('select name from lmc_offices where slug = ?').pluck())

/** The name of a role's scope; null for the committee. */
export function scopeNameOf(db: Db, { practiceCode, lmcSlug, officeSlug }: ScopedRole): string | null {
  if (practiceCode) return (nameOfPractice(db).get(practiceCode) as string | undefined) ?? practiceCode
  if (lmcSlug) return lmcBySlug(db, lmcSlug)?.name ?? lmcSlug
  return officeSlug ? ((officeName(db).get(officeSlug) as string | undefined) ?? officeSlug) : null
}
const nameOfPractice = prepared((db) => db.$client.prepare('select name from practices where code = ?').pluck())

const standsInPractice = prepared((db) =>
  db.$client.prepare('select 1 from person_standings where person_id = ? and practice_code = ? and ended_at is null').pluck(),
)

/** The sender of an invitation in words: the practice itself, its LMC, the committee, or the operator. */
export function inviterWords(db: Db, { practiceCode, invitedBy }: ScopedRole & { invitedBy: string }, now: Instant): string {
  if (invitedBy === 'operator') return 'The operator of Concert'
  if (!practiceCode) return 'GPC England'
  const details = practiceByCode(db, practiceCode, dayOf(now))
  return standsInPractice(db).get(invitedBy, practiceCode) ? (details?.name ?? practiceCode) : (details?.lmc?.name ?? 'Your LMC')
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
  db.$client.prepare(
    `select role, practice_code as practiceCode, lmc_slug as lmcSlug, office_slug as officeSlug from invitations
     where token_hash = ? and accepted_by = ?`,
  ),
)

/** The role this person got by an accepted invitation; undefined where it gave none, or gave it to another person. */
export function roleAccepted(db: Db, token: string, personId: string): ScopedRole | undefined {
  return acceptance(db).get(hashOfToken(token), personId) as ScopedRole | undefined
}

const byTokenHash = prepared((db) => db.$client.prepare(`${INVITATION} where i.token_hash = ?`))
const accountOf = prepared((db) => db.$client.prepare('select id from persons where email = ?').pluck())

/** The waiting invitation behind a link, or why there is none. Reading it changes nothing. */
export function invitationOfToken(
  db: Db,
  token: string,
  now: Instant,
): { ok: true; invitation: OpenInvitation } | { ok: false; reason: AcceptRefusal } {
  const found = byTokenHash(db).get(hashOfToken(token)) as InvitationRow | undefined
  if (!found) return { ok: false, reason: 'unknown' }
  const state = invitationState(found, now)
  if (state !== 'waiting') return { ok: false, reason: state }
  const { id, email, role, practiceCode, lmcSlug, officeSlug, invitedBy, inviterName, scopeName, expiresAt } = found
  const inviter = inviterWords(db, found, now)
  const scope = { role, practiceCode, lmcSlug, officeSlug }
  const hasAccount = accountOf(db).get(email) !== undefined
  const shown = { inviter, inviterName, scopeName, expiresAt, hasAccount }
  return { ok: true, invitation: { id, email: email ?? '', ...scope, invitedBy, ...shown } }
}
