import { type AppLoadContext, data, redirect } from '@remix-run/node'
import { pathAfterSignIn } from '#app/features/people/accounts/people-rules.ts'
import { rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { recogniseDevice } from '#app/features/people/sessions/known-devices.server.ts'
import { isFresh } from '#app/features/people/sessions/session-rules.ts'
import { startSession } from '#app/features/people/sessions/sessions.server.ts'
import { HashingBusy } from '#app/features/people/sign-in/passwords.server.ts'
import { cookieNamed } from '#app/platform/cookies.ts'
import type { FieldErrors, FormValues } from '#app/platform/form.ts'
import type { SignInRefusal } from '#app/platform/measures.server.ts'
import { keyedHash } from '#app/platform/sealing.server.ts'
import type { Settings } from '#app/platform/settings.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { contextOf, type Visit } from '../shared-by-desks/context-of-visit.server.ts'
import { signedInHalfway } from '../shared-by-desks/guards.server.ts'

type Db = AppLoadContext['db']

/** The site as a passkey knows it. */
export const siteOf = ({ siteName, publicAddress }: Settings) => ({ name: siteName, origin: publicAddress })

/** `confirmedAt`: when the person proved who they are, if not just now. */
type Entry = { strong: boolean; to: string; confirmedAt?: Instant }

/**
 * Lets a person in: a new session, a known browser, and on to the page they wanted. The browser's earlier session ends. Call it
 * in the transaction that grants access.
 */
export function letIn(tx: Db, visit: Visit, personId: string, { strong, to, confirmedAt }: Entry): Response {
  const { at, key, secure, cookieHeader, userAgent } = contextOf(visit)
  const start = { now: at, userAgent, strong, replaces: cookieHeader, confirmedAt }
  const session = startSession(tx, personId, secure, start)
  const known = recogniseDevice(tx, personId, { cookieHeader, userAgent, secure }, key(), at)
  const headers = new Headers({ 'Set-Cookie': session })
  if (known) headers.append('Set-Cookie', known)
  headers.append('Set-Cookie', secondQuestion.clear(secure))
  return redirect(pathAfterSignIn({ roles: rolesOf(tx, personId) }, to), { headers })
}

/**
 * The cookie that carries the challenge for the second factor from the password page to the code page. It opens nothing by
 * itself.
 */
export const secondQuestion = {
  name: (secure: boolean) => (secure ? '__Host-concert-second' : 'concert-second'),
  set: (token: string, secure: boolean) =>
    `${secondQuestion.name(secure)}=${token}; Path=/; Max-Age=600; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`,
  clear: (secure: boolean) =>
    `${secondQuestion.name(secure)}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`,
  of: (cookieHeader: string | null, secure: boolean) => cookieNamed(cookieHeader, secondQuestion.name(secure)) ?? '',
}

/** A person who proved who they are within a quarter of an hour. Others are asked for the password and led back. */
export async function freshPerson(visit: Visit) {
  const entered = await signedInHalfway(visit)
  if (isFresh(entered.person.session?.confirmedAt ?? 0, entered.at)) return entered
  throw redirect(`/account/confirm?to=${encodeURIComponent(new URL(visit.request.url).pathname.replace(/\.data$/, ''))}`)
}

/**
 * Counts and logs a sign-in that was refused. Account and source stand in the log as keyed hashes: the same one can be followed through
 * it, and nobody is named. `account`: a folded address, or a person's id.
 */
export function tellRefused(visit: Visit, reason: SignInRefusal, account?: string): void {
  const { log, measures, key, source } = contextOf(visit)
  measures.signInRefused(reason)
  const inLog = (text: string) => keyedHash(key(), 'log', text).slice(0, 12)
  log.info({ reason, ...(account && { account: inLog(account) }), source: inLog(source) }, 'a sign-in was refused')
}

/** Runs work that hashes a password; when too many hash at once, the page answers 503 and says when to come back. */
export async function unlessBusy<T>(work: () => Promise<T>) {
  try {
    return { busy: undefined, done: await work() }
  } catch (error) {
    if (!(error instanceof HashingBusy)) throw error
    const errors: FieldErrors = {
      '': 'Very many people are signing in at this moment. Nothing was changed. Try again in a few seconds.',
    }
    return {
      busy: (values: FormValues = {}) => data({ errors, values }, { status: 503, headers: { 'Retry-After': '5' } }),
    }
  }
}
