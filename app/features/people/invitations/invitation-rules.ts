import type { ScopedRole } from '#app/features/people/accounts/people-access.ts'
import { deskOf, ROLE_WORDS, type Role } from '#app/features/people/accounts/people-rules.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'

const DAY = 86_400_000

/** An invitation lasts fourteen days. */
export const INVITATION_LASTS = 14 * DAY

/** The last whole day of an invitation: mail, page and list all say "until the end of" it. */
export const lastDayOf = (expiresAt: Instant): Day => dayOf(expiresAt - DAY)

/** The most lines of a list that are checked and sent together. */
export const LONGEST_LIST = 300

/** A mail is not sent again within ten minutes. */
export const BETWEEN_MAILS = 600_000

/** The state of an invitation. */
export type InvitationState = 'waiting' | 'accepted' | 'expired' | 'revoked'

type InvitationTimes = { expiresAt: Instant; acceptedAt: Instant | null; revokedAt: Instant | null }

/** The state of an invitation at an instant. It can be accepted until just before `expiresAt`. */
export function invitationState({ expiresAt, acceptedAt, revokedAt }: InvitationTimes, now: Instant): InvitationState {
  if (acceptedAt !== null) return 'accepted'
  if (revokedAt !== null) return 'revoked'
  return now < expiresAt ? 'waiting' : 'expired'
}

type ListedForOrder = {
  state: InvitationState
  mail: { state: string } | null
  createdAt: Instant
  role: Role
  practiceCode: string | null
  lmcSlug: string | null
  officeSlug: string | null
}

/**
 * Invitations in the order in which they ask for something: those whose mail failed, those that ended without an answer and without a later
 * one to the same role, those that wait, longest first in each; then what needs nothing any more, latest first.
 */
export function inOrderToAct<I extends ListedForOrder>(invitations: readonly I[]): I[] {
  const scopeOf = ({ role, practiceCode, lmcSlug, officeSlug }: I) => [role, practiceCode, lmcSlug, officeSlug].join()
  const latest = new Map<string, Instant>()
  for (const one of invitations) latest.set(scopeOf(one), Math.max(latest.get(scopeOf(one)) ?? 0, one.createdAt))
  const rank = (one: I) => {
    if (one.state === 'waiting') return one.mail?.state === 'failed' ? 0 : 2
    return one.state === 'expired' && latest.get(scopeOf(one)) === one.createdAt ? 1 : 3
  }
  return invitations.toSorted(
    (a, b) => rank(a) - rank(b) || (rank(a) < 3 ? a.createdAt - b.createdAt : b.createdAt - a.createdAt),
  )
}

export const INVITATION_WORDS: Record<InvitationState, string> = {
  waiting: 'Waiting',
  accepted: 'Accepted',
  expired: 'Expired',
  revoked: 'Revoked',
}

export type InvitationRefusal =
  | 'not-allowed'
  | 'practice-has-people'
  | 'own-address'
  | 'stands-above'
  | 'scope-unknown'
  | 'practice-closed'
  | 'waiting-already'
  | 'invited-meanwhile'
  | 'not-waiting'
  | 'not-yours-to-revoke'
  | 'not-asking'
  | 'too-many'
  | 'sent-just-now'

/** The outcome of a command about an invitation. */
export type InvitationOutcome<T = object> = ({ ok: true } & T) | { ok: false; reason: InvitationRefusal }

export const INVITATION_REFUSALS: Record<InvitationRefusal, string> = {
  'not-allowed': 'You cannot invite someone to this role there.',
  'practice-has-people':
    'This practice has people on Concert already: one of them invites further colleagues, under “Our people”. Where all of them have left, ask the operator.',
  'own-address': 'This is your own address. Somebody else invites you, or the operator.',
  'stands-above':
    'This address belongs to an officer of the practice’s LMC or to someone on the committee, who cannot be let into the practice’s record. Use the address of someone else of the practice, or ask the operator.',
  'scope-unknown': 'There is no such practice, LMC or office for this role. Check the code and the role.',
  'practice-closed': 'This practice is closed. Nobody can be invited to it.',
  'waiting-already':
    'This address has an invitation to this role already, and it is not answered yet. Send it again or revoke it below.',
  'invited-meanwhile':
    'A colleague invited this address to this role since you opened the page: it is listed below. Send it again only if you mean a second invitation.',
  'not-waiting': 'This invitation no longer waits: it was accepted, revoked or has expired.',
  'not-yours-to-revoke':
    'You cannot invite to this role, so you cannot take this back. Ask the person who sent it, a partner or the operator.',
  'not-asking':
    'This request no longer waits here: it was answered, was older than 30 days, or is now for others to answer. A practice that has people of its own answers for itself.',
  'sent-just-now': 'It was sent within the last ten minutes. Wait before you send it again.',
  'too-many': 'More than 600 invitations in one day are not sent. Send the rest tomorrow.',
}

/** The most invitations one person sends in 24 hours: enough for an LMC's practices, twice. */
export const MOST_INVITATIONS_A_DAY = 600

export type AcceptRefusal =
  | 'unknown'
  | 'accepted'
  | 'expired'
  | 'revoked'
  | 'has-account'
  | 'other-address'
  | 'not-good-any-more'
  | 'practice-has-people'
  | 'own-address'
  | 'stands-above'

/** For the holder of a link that does not work. */
export const ACCEPT_REFUSALS: Record<AcceptRefusal, { title: string; words: string }> = {
  unknown: {
    title: 'This invitation link does not work',
    words: 'Open the link in the latest invitation you were sent, or copy the whole of it.',
  },
  accepted: {
    title: 'This invitation was accepted',
    words: 'Each invitation works once, and this one has. Sign in with the e-mail address it was sent to.',
  },
  expired: {
    title: 'This invitation has expired',
    words: 'An invitation is good for 14 days. Ask the person who invited you to invite you again.',
  },
  revoked: {
    title: 'This invitation was withdrawn',
    words:
      'The person who sent it has taken it back, or sent a newer one. Use the newest e-mail, or ask the person who invited you.',
  },
  'has-account': {
    title: 'Sign in to accept',
    words: 'The address this was sent to has an account here. Sign in with it; the invitation then takes one click.',
  },
  'other-address': {
    title: 'This invitation is for another address',
    words:
      'You are signed in with a different e-mail address. Sign out to accept it, or ask for an invitation to the address you use here.',
  },
  'not-good-any-more': {
    title: 'This invitation is no longer valid',
    words:
      'The person who sent it can no longer invite you there, or the practice has closed. Ask someone who has a role there to invite you.',
  },
  'practice-has-people': {
    title: 'A colleague of the practice invites you',
    words:
      'Since the LMC sent this, somebody of the practice has come in; from then on the practice invites its own people. Ask a colleague there to invite you.',
  },
  'own-address': {
    title: 'This invitation is your own',
    words: 'You cannot accept your own invitation. Ask a colleague with a role there, or the operator, to invite you.',
  },
  'stands-above': {
    title: 'Your account has a role in the LMC or on the committee',
    words:
      'An officer of a practice’s LMC, or somebody on the committee, is not let into the practice’s record. If you belong to the practice as well, ask the operator.',
  },
}

/** Where a person lands after accepting. An officer of an office lands on the list of their roles. */
export function deskOfRole({ role, practiceCode, lmcSlug, officeSlug }: ScopedRole): string {
  return officeSlug ? '/account/roles' : deskOf({ id: '', role, practiceCode, lmcSlug })
}

/** A role named in a line of a list or a form; null for none. Lists hold only practice roles. */
export function roleInWords(text: string): Role | null {
  const words = text.trim().toLowerCase().replaceAll('-', ' ')
  if (/^(practice |gp )?partner$/.test(words)) return 'practice-partner'
  if (/^(practice )?manager$/.test(words)) return 'practice-manager'
  return null
}

/** A role with its scope, to continue a sentence: "partner of Elm Surgery (Y00001)", "committee member". */
export function roleWithScope(role: Role, scopeName: string | null, practiceCode: string | null): string {
  if (!scopeName) return `${ROLE_WORDS[role]}${practiceCode ? ` of ${practiceCode}` : ' (GPC England)'}`
  return `${ROLE_WORDS[role]} of ${scopeName}${practiceCode ? ` (${practiceCode})` : ''}`
}
