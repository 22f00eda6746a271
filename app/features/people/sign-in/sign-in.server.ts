import { eq, sql } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { foldedEmail } from '#app/features/people/accounts/people-rules.ts'
import { factorsOf } from '#app/features/people/second-factors/second-factor-queries.server.ts'
import { askChallenge } from '#app/features/people/sessions/challenges.server.ts'
import { knownDevice } from '#app/features/people/sessions/known-devices.server.ts'
import { takePoint } from '#app/features/people/sessions/rate-limits.server.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { persons } from '#db/schema/people.ts'
import { passwordMatches } from './passwords.server.ts'

const byEmail = prepared((db) =>
  db
    .select({ id: persons.id, passwordHash: persons.passwordHash })
    .from(persons)
    .where(eq(persons.email, sql.placeholder('email')))
    .prepare(),
)

/** `source`: where the request came from, by `sourceOf`. `device`: what `knownDevice` found for this address. */
export type SignInTry = { email: string; password: string; source: string; device: string | undefined; key: Buffer }

export type SignInRefusal = 'wrong-address-or-password' | 'too-many-tries'
/** `second`: the password was right, and the token names the challenge for the second factor; there is no session yet. */
export type SignInOutcome =
  | { ok: true; personId: string; second?: string }
  | { ok: false; reason: SignInRefusal; retryAfter?: number }

export const SIGN_IN_REFUSALS: Record<SignInRefusal, string> = {
  'wrong-address-or-password': 'The e-mail address and the password do not belong together. Check both and try again.',
  'too-many-tries':
    'There were too many wrong tries, and not necessarily yours. Sign in with a passkey, from a browser you have signed in with before, or choose a new password by mail; or wait and try again.',
}

/**
 * Checks an address and a password. Answer, time and what is written do not reveal whether the address exists. Every try takes
 * its points before anything is hashed, and a right one gives them back (decision 8). Throws HashingBusy when too many hash at
 * once.
 */
export async function signIn(db: Db, { email, password, source, device, key }: SignInTry, now: Instant): Promise<SignInOutcome> {
  const address = foldedEmail(email)
  const known = device ? await takePoint(db, 'known-device', `${device}\n${address}`, key) : undefined
  const points = known ? [known] : []
  let strangersWornOut: number | undefined
  if (!known?.free) {
    const here = await takePoint(db, 'source', source, key)
    const pair = await takePoint(db, 'address-and-source', `${address}\n${source}`, key)
    const refused = [here, pair].find(({ free }) => !free)
    if (refused) return { ok: false, reason: 'too-many-tries', retryAfter: refused.retryAfter }
    const all = await takePoint(db, 'address', address, key)
    points.push(here, pair, all)
    if (!all.free) strangersWornOut = all.retryAfter
  }

  const person = byEmail(db).get({ email: address })
  let matches: boolean
  try {
    matches = await passwordMatches(person?.passwordHash, password, known?.free ? 'first' : 'others')
  } catch (busy) {
    for (const point of points) await point.giveBack()
    throw busy
  }
  const second = person && matches && factorsOf(db, person.id).any
  if (person && matches && (strangersWornOut === undefined || second)) {
    for (const point of points) await point.giveBack()
    if (!second) return { ok: true, personId: person.id }
    const ask = (tx: Db) => askChallenge(tx, 'second-factor', person.id, '0', now)
    return { ok: true, personId: person.id, second: await inSharedTransaction(db, ask) }
  }
  const subject = person?.id ?? 'nobody'
  const refused = { at: now, actor: 'concert', action: 'session.refused', subject } as const
  const event = known?.free ? { ...refused, detail: { known: true } } : refused
  await inSharedTransaction(db, (tx) => recordEvent(tx, event))
  if (strangersWornOut !== undefined) return { ok: false, reason: 'too-many-tries', retryAfter: strangersWornOut }
  return { ok: false, reason: 'wrong-address-or-password' }
}

/**
 * True when the password is the person's own: asked for again before grave changes. Ten wrong tries in a quarter of an hour, then
 * `too-many-tries`.
 */
export async function isOwnPassword(
  db: Db,
  personId: string,
  password: string,
  key: Buffer,
): Promise<boolean | 'too-many-tries'> {
  const point = await takePoint(db, 'own-password', personId, key)
  if (!point.free) return 'too-many-tries'
  const person = db.select({ passwordHash: persons.passwordHash }).from(persons).where(eq(persons.id, personId)).get()
  const matches = await passwordMatches(person?.passwordHash, password, 'first')
  if (matches) await point.giveBack()
  return matches
}

/** The result of `knownDevice` for the address of a person who gave their password. */
export function knownDeviceOfPerson(
  db: Db,
  personId: string,
  { cookieHeader, secure, key }: { cookieHeader: string | null; secure: boolean; key: Buffer },
  now: Instant,
): string | undefined {
  const person = db.select({ email: persons.email }).from(persons).where(eq(persons.id, personId)).get()
  return person && knownDevice(key, cookieHeader, person.email, secure, now)
}

export const OWN_PASSWORD_REFUSALS = {
  wrong: 'This is not your password. Check it and try again.',
  'too-many-tries': 'There were too many wrong passwords. Wait a quarter of an hour and try again.',
} as const
