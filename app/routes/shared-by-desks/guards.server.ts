import { type AppLoadContext, redirect } from '@remix-run/node'
import { mayOpen } from '#app/features/people/accounts/people-access.ts'
import type { Person, RoleAssignment } from '#app/features/people/accounts/people-rules.ts'
import { factorsOf, secondFactorSatisfied } from '#app/features/people/second-factors/second-factor-queries.server.ts'
import { endSessionSoon, personOfCookie } from '#app/features/people/sessions/sessions.server.ts'
import type { UnsentForm } from '#app/features/people/sessions/unsent-forms.server.ts'
import { formOfAnother, formOfEndedSession, pathAsked, unsentInAddress, type Visit } from './unsent-form.server.ts'

type Entrance = { person: Person; assignment: RoleAssignment }

const seen = new WeakMap<AppLoadContext, Promise<Person | undefined>>()

/** The person of a request; undefined for somebody not signed in. Looked up once per request. */
export function whoAsks({ request, context }: Visit): Promise<Person | undefined> {
  let person = seen.get(context)
  if (!person) {
    person = personOfCookie(context.db, request.headers.get('Cookie'), context.settings.secureCookies, context.now())
    seen.set(context, person)
  }
  return person
}

/**
 * The person who reads a page that is open to everyone. Undefined for somebody not signed in, and for one who still owes a second factor:
 * the page shows them what it shows everyone.
 */
export async function readerOf(visit: Visit): Promise<Person | undefined> {
  const person = await whoAsks(visit)
  if (!person) return undefined
  const { db } = visit.context
  const isWhole = person.session?.strong || !factorsOf(db, person.id).any
  return isWhole && secondFactorSatisfied(db, person) ? person : undefined
}

const toSignIn = (visit: Visit, headers?: HeadersInit) =>
  redirect(`/sign-in?to=${encodeURIComponent(pathAsked(visit))}`, { headers })

/**
 * The signed-in person; others are sent to the sign-in page, which leads back here. Officers and the committee of a real register
 * without a second factor are sent to set one up, and nowhere else.
 */
export async function signedIn(visit: Visit): Promise<Person> {
  const person = await signedInHalfway(visit)
  if (!secondFactorSatisfied(visit.context.db, person)) throw redirect('/account/security')
  return person
}

/**
 * The signed-in person, with or without a required second factor: for the pages that set it up. A person who has one and has not
 * shown it in this session signs in again.
 */
export async function signedInHalfway(visit: Visit): Promise<Person> {
  const person = await whoAsks(visit)
  const { db, settings, now } = visit.context
  if (!person) throw (await formOfEndedSession(visit)) ?? toSignIn(visit)
  if (isFullySignedIn(visit, person)) {
    const ask = await formOfAnother(visit, person.id)
    if (ask) throw ask
    return person
  }
  const cookie = endSessionSoon(db, visit.request.headers.get('Cookie'), settings.secureCookies, now())
  throw toSignIn(visit, { 'Set-Cookie': cookie })
}

/** Whether a person with a second factor has shown it in this session. */
const isFullySignedIn = ({ context: { db } }: Visit, person: Person) => person.session?.strong || !factorsOf(db, person.id).any

/** The fields to fill the page's form with again, where the address names a form of this person that was not sent. */
export async function unsentFieldsOf(visit: Visit): Promise<UnsentForm['fields'] | undefined> {
  const person = await whoAsks(visit)
  return person && isFullySignedIn(visit, person) ? unsentInAddress(visit, person.id)?.fields : undefined
}

/** Hidden and missing pages answer alike. */
export function notFound(): Response {
  return new Response(null, { status: 404 })
}

const entrance = (person: Person, assignment: RoleAssignment | undefined): Entrance => {
  if (!assignment) throw notFound()
  return { person, assignment }
}

/** A partner or manager of this practice, or 404. */
export async function practicePerson(
  visit: Visit,
  practiceCode: string | undefined,
): Promise<Entrance & { practiceCode: string }> {
  const person = await signedIn(visit)
  const code = practiceCode ?? ''
  return { ...entrance(person, mayOpen.practice(person, code)), practiceCode: code }
}

/** An officer of this LMC, or 404. */
export async function lmcOfficer(visit: Visit, lmcSlug: string | undefined): Promise<Entrance & { lmcSlug: string }> {
  const person = await signedIn(visit)
  const slug = lmcSlug ?? ''
  return { ...entrance(person, mayOpen.lmc(person, slug)), lmcSlug: slug }
}

/** A member or editor of the committee, or 404. */
export async function committeePerson(visit: Visit): Promise<Entrance> {
  const person = await signedIn(visit)
  return entrance(person, mayOpen.committee(person))
}

/** An editor of the committee, or 404. */
export async function committeeEditor(visit: Visit): Promise<Entrance> {
  const person = await signedIn(visit)
  return entrance(person, mayOpen.committeeDesk(person))
}
