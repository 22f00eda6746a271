import { type ActionFunctionArgs, type AppLoadContext, data } from '@remix-run/node'
import { followsLeaving } from '#app/features/people/accounts/leaving-queries.server.ts'
import { MORE_FOLLOWS, shownConsequences } from '#app/features/people/accounts/leaving-words.ts'
import { mayEnd, type ScopedRole } from '#app/features/people/accounts/people-access.ts'
import type { Person, Role } from '#app/features/people/accounts/people-rules.ts'
import type { ShownPerson } from '#app/features/people/accounts/people-table.tsx'
import type { PersonWithRole } from '#app/features/people/accounts/role-queries.server.ts'
import { accessFacts, invitingRefusal } from '#app/features/people/invitations/invitation-facts-queries.server.ts'
import { INVITE_FIELDS, inviteForm } from '#app/features/people/invitations/invitation-form.ts'
import type { InvitationScope } from '#app/features/people/invitations/invitation-queries.server.ts'
import { INVITATION_REFUSALS } from '#app/features/people/invitations/invitation-rules.ts'
import { invite } from '#app/features/people/invitations/invite.server.ts'
import { revokeInvitation } from '#app/features/people/invitations/revoke-invitation.server.ts'
import { sendInvitationAgain } from '#app/features/people/invitations/send-invitation-again.server.ts'
import { answerJoinRequest } from '#app/features/people/joining-and-leaving/ask-to-join.server.ts'
import { END_REFUSALS, endRole } from '#app/features/people/joining-and-leaving/end-role.server.ts'
import { startSession } from '#app/features/people/sessions/sessions.server.ts'
import { type FieldErrors, type FormValues, namedFields, parseFields } from '#app/platform/form.ts'
import { inSharedTransaction, type Work } from '#app/platform/shared-transactions.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { contextOf } from './context-of-visit.server.ts'
import { redirectSaying } from './flash.server.ts'

type Db = AppLoadContext['db']

/** The page's messages after a form. */
const DONE = {
  invited: 'The invitation is on its way. The link works once, for 14 days.',
  again: 'A new link is on its way. The one before it no longer works.',
  revoked: 'The invitation is revoked. Its link no longer works.',
  ended: 'Ended. The person has no access any more.',
  confirmed: 'Confirmed. An invitation is on its way to the address given.',
  refused: 'Refused. A mail tells the person; name and address are deleted.',
}

/** A list of people as its reader may see it, and the person whose role is about to be ended. */
export function peopleShown(db: Db, people: PersonWithRole[], reader: Person, request: Request, now: Instant) {
  const asked = new URL(request.url).searchParams.get('end')
  const shown = people.map((one): ShownPerson => {
    const { roleId, name, role, startedAt, scopeName } = one
    const may = mayEnd(reader, one, accessFacts(db, one, now))
    return { roleId: roleId, name, role, startedAt, scopeName, mayEnd: may, self: one.personId === reader.id }
  })
  const found = shown.find(({ roleId, mayEnd: may }) => may && roleId === asked)
  return { people: shown, ending: found ? { ...found, leaving: followsLeaving(db, reader, found.roleId) } : null }
}

/** The roles a person may invite to in a practice now. */
export function rolesToInvite(db: Db, practiceCode: string, by: Person, now: Instant): Role[] {
  const roles: Role[] = ['practice-partner', 'practice-manager']
  const scope = { practiceCode, lmcSlug: null, officeSlug: null }
  return roles.filter((role) => invitingRefusal(db, { role, ...scope }, by, now) === undefined)
}

/**
 * `scope`: whose list of invitations; `here`: the page's address; `wantedIn`: the scope of an invitation from this page, by its
 * choice.
 */
export type PeopleDesk = {
  person: Person
  scope: InvitationScope
  here: string
  wantedIn: (role: Role, choice: string) => ScopedRole | undefined
}

const refused = (errors: FieldErrors, values?: FormValues) => data({ errors, values }, { status: 422 })

/**
 * The actions of the pages of people: answering a request to join, inviting one person, revoking, sending again, ending a role.
 */
export async function peopleAction(visit: ActionFunctionArgs, form: FormData, desk: PeopleDesk) {
  const { db, at, settings } = contextOf(visit)
  const { person, scope, here } = desk
  const { intent = '', id = '', told = '' } = namedFields(form, ['intent', 'id', 'told'])
  const sender = { by: person, publicAddress: settings.publicAddress }
  const answer = (outcome: { ok: true } | { ok: false; reason: keyof typeof INVITATION_REFUSALS }, done: string) =>
    outcome.ok ? redirectSaying(visit, here, { done }) : refused({ '': INVITATION_REFUSALS[outcome.reason] })
  const write = <T>(work: Work<T>) => inSharedTransaction(db, work)
  if (intent === 'revoke') return answer(await write((tx) => revokeInvitation(tx, id, scope, person, at)), DONE.revoked)
  if (intent === 'again') return answer(await write((tx) => sendInvitationAgain(tx, id, scope, sender, at)), DONE.again)
  if ((intent === 'confirm' || intent === 'refuse') && scope !== 'committee') {
    const confirmed = intent === 'confirm'
    const request = { id, desk: scope, confirmed }
    const outcome = await write((tx) => answerJoinRequest(tx, request, person, settings, at))
    return answer(outcome, confirmed ? DONE.confirmed : DONE.refused)
  }
  if (intent === 'end') {
    return write((tx) => {
      if (told !== shownConsequences(followsLeaving(tx, person, id))) return refused({ '': MORE_FOLLOWS })
      const outcome = endRole(tx, id, person, at)
      if (!outcome.ok) return refused({ '': END_REFUSALS[outcome.reason] })
      const self = outcome.personId === person.id
      return self ? afterLeaving(tx, visit, person, at) : redirectSaying(visit, here, { done: DONE.ended })
    })
  }
  const values = namedFields(form, INVITE_FIELDS)
  const parsed = parseFields(inviteForm, values)
  if (!parsed.ok) return refused(parsed.errors, values)
  const wanted = desk.wantedIn(parsed.value.role, parsed.value.scope)
  if (!wanted) return refused({ scope: 'Choose one of the list' }, values)
  const { email } = parsed.value
  const drawn = form.has('seen') ? { scope, seen: values.seen ?? '' } : undefined
  const outcome = await write((tx) => invite(tx, { ...wanted, email }, sender, at, { drawn }))
  if (!outcome.ok) return refused({ email: INVITATION_REFUSALS[outcome.reason] }, values)
  return redirectSaying(visit, here, { done: DONE.invited })
}

/** Every session of a person who left a role has ended: here they get a new one, and learn which roles remain. */
export function afterLeaving(tx: Db, visit: ActionFunctionArgs, person: Person, now: Instant) {
  const { secure, userAgent } = contextOf(visit)
  const left = { done: 'You have left. Your access there has ended.' }
  const { strong = false, confirmedAt = 0 } = person.session ?? {}
  const cookie = startSession(tx, person.id, secure, { now, userAgent, strong, confirmedAt })
  return redirectSaying(visit, '/account/roles', left, [cookie])
}
