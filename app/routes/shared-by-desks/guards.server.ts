import { type AppLoadContext, redirect } from '@remix-run/node'
import { mayOpen } from '#app/features/people/accounts/people-access.ts'
import type { Person, RoleAssignment } from '#app/features/people/accounts/people-rules.ts'
import { hasAnyFactor, secondFactorSatisfied } from '#app/features/people/second-factors/second-factor-queries.server.ts'
import { endSessionSoon, personOfCookie } from '#app/features/people/sessions/sessions.server.ts'
import type { UnsentForm } from '#app/features/people/sessions/unsent-forms.server.ts'
import { type Asking, contextOf, type Visit } from './context-of-visit.server.ts'
import { formOfAnother, formOfEndedSession, pathAsked, unsentInAddress } from './unsent-form.server.ts'

const seen = new WeakMap<AppLoadContext, Promise<Person | undefined>>()

/** The person of a request; undefined for somebody not signed in. Looked up once per request. */
export function whoAsks(visit: Asking): Promise<Person | undefined> {
  let person = seen.get(visit.context)
  if (!person) {
    const { db, at, secure, cookieHeader } = contextOf(visit)
    person = personOfCookie(db, cookieHeader, secure, at)
    seen.set(visit.context, person)
  }
  return person
}

/**
 * The person who reads a page that is open to everyone. Undefined for somebody not signed in, and for one who still owes a second factor:
 * the page shows them what it shows everyone.
 */
export async function readerOf(visit: Visit): Promise<Person | undefined> {
  const person = await whoAsks(visit)
  return person && isFullySignedIn(visit, person) && secondFactorSatisfied(contextOf(visit).db, person) ? person : undefined
}

const toSignIn = (visit: Visit, headers?: HeadersInit) =>
  redirect(`/sign-in?to=${encodeURIComponent(pathAsked(visit))}`, { headers })

/** Somebody who was let in: what the route reads of the visit, the person, and who a command says did it. */
const letIn = (visit: Visit, person: Person) => ({ ...contextOf(visit), person, by: { personId: person.id } })

/**
 * The signed-in person; others are sent to the sign-in page, which leads back here. Officers and the committee of a real register
 * without a second factor are sent to set one up, and nowhere else.
 */
export async function signedIn(visit: Visit) {
  const entered = await signedInHalfway(visit)
  if (!secondFactorSatisfied(entered.db, entered.person)) throw redirect('/account/security')
  return entered
}

/**
 * The signed-in person, with or without a required second factor: for the pages that set it up. A person who has one and has not
 * shown it in this session signs in again.
 */
export async function signedInHalfway(visit: Visit) {
  const person = await whoAsks(visit)
  if (!person) throw (await formOfEndedSession(visit)) ?? toSignIn(visit)
  if (isFullySignedIn(visit, person)) {
    const ask = await formOfAnother(visit, person.id)
    if (ask) throw ask
    return letIn(visit, person)
  }
  const { db, at, secure, cookieHeader } = contextOf(visit)
  throw toSignIn(visit, { 'Set-Cookie': endSessionSoon(db, cookieHeader, secure, at) })
}

/** Whether a person with a second factor has shown it in this session. */
const isFullySignedIn = (visit: Visit, person: Person) => person.session?.strong || !hasAnyFactor(contextOf(visit).db, person.id)

/** The fields to fill the page's form with again, where the address names a form of this person that was not sent. */
export async function unsentFieldsOf(visit: Visit): Promise<UnsentForm['fields'] | undefined> {
  const person = await whoAsks(visit)
  const unsent = person && unsentInAddress(visit, person.id)
  return unsent && isFullySignedIn(visit, person) ? unsent.fields : undefined
}

/** Hidden and missing pages answer alike. */
export function notFound(): Response {
  return new Response(null, { status: 404 })
}

type Entered = Awaited<ReturnType<typeof signedIn>>

const atDesk = (entered: Entered, assignment: RoleAssignment | undefined) => {
  if (!assignment) throw notFound()
  return { ...entered, assignment }
}

/** A partner or manager of the practice in the address, or 404. */
export async function practicePerson(visit: Visit) {
  const entered = await signedIn(visit)
  const practiceCode = visit.params.practice ?? ''
  return { ...atDesk(entered, mayOpen.practice(entered.person, practiceCode)), practiceCode }
}

/** An officer of the LMC in the address, or 404. */
export async function lmcOfficer(visit: Visit) {
  const entered = await signedIn(visit)
  const lmcSlug = visit.params.lmc ?? ''
  return { ...atDesk(entered, mayOpen.lmc(entered.person, lmcSlug)), lmcSlug }
}

/** A member or editor of the committee, or 404. */
export async function committeePerson(visit: Visit) {
  const entered = await signedIn(visit)
  return atDesk(entered, mayOpen.committee(entered.person))
}

/** An editor of the committee, or 404. */
export async function committeeEditor(visit: Visit) {
  const entered = await signedIn(visit)
  return atDesk(entered, mayOpen.committeeDesk(entered.person))
}
