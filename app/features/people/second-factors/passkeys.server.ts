import type { verifyAuthenticationResponse } from '@simplewebauthn/server'
import { and, asc, count, eq, sql } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { askChallenge, closeChallenge, openChallenge } from '#app/features/people/sessions/challenges.server.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { asAdded } from '#db/as-added.server.ts'
import { type Db, inTransaction, type NotAPromise, prepared } from '#db/client.server.ts'
import { persons } from '#db/schema/people.ts'
import { passkeys } from '#db/schema/sign-in.ts'
import { mailFactorChange } from './mail-factor-change.server.ts'
import { parseAnswer, registrationAnswer, signInAnswer } from './passkey-form.ts'
import { MOST_PASSKEYS, type PasskeyRefusal } from './passkey-words.ts'

/**
 * The site a passkey is bound to: `origin` is PUBLIC_ADDRESS, its host the RP ID. A look-alike site gets no answer from the
 * passkey.
 */
export type PasskeySite = { name: string; origin: string }
const hostOf = ({ origin }: PasskeySite) => new URL(origin).hostname

/** Loaded when the first passkey is asked for: with the certificates it knows it takes 20 MB. */
const library = () => import('@simplewebauthn/server')

const LONGEST_NAME = 60

const ofPerson = prepared((db) =>
  db
    .select()
    .from(passkeys)
    .where(eq(passkeys.personId, sql.placeholder('personId')))
    .orderBy(asc(passkeys.createdAt), asc(asAdded))
    .prepare(),
)

/** A passkey as its owner sees it. */
export type OwnPasskey = { id: string; name: string; createdAt: Instant; lastUsedAt: Instant | null }

export const ownPasskeys = (db: Db, personId: string): OwnPasskey[] =>
  ofPerson(db)
    .all({ personId })
    .map(({ id, name, createdAt, lastUsedAt }) => ({ id, name, createdAt, lastUsedAt }))

const named = (rows: { id: string; transports: string[] }[]) => rows.map(({ id, transports }) => ({ id, transports }))

/**
 * The options for making a passkey, and the token its answer must name. The passkey checks finger, face or PIN, so it counts as
 * two factors.
 */
export async function askForPasskey(db: Db, personId: string, site: PasskeySite, now: Instant) {
  const person = db.select({ name: persons.name, email: persons.email }).from(persons).where(eq(persons.id, personId)).get()
  const options = await (await library()).generateRegistrationOptions({
    rpName: site.name,
    rpID: hostOf(site),
    userName: person?.email ?? '',
    userDisplayName: person?.name ?? '',
    userID: new TextEncoder().encode(personId),
    excludeCredentials: named(ofPerson(db).all({ personId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const ask = (tx: Db) => askChallenge(tx, 'passkey-register', personId, options.challenge, now)
  return { options, token: await inSharedTransaction(db, ask) }
}

/** Stores a passkey made in answer to a challenge for the same person; `andThen` runs in the same transaction. */
export async function addPasskey<T>(
  db: Db,
  personId: string,
  sent: { token: string; answer: string; name: string },
  site: PasskeySite,
  now: Instant,
  andThen: (tx: Db) => NotAPromise<T>,
): Promise<{ ok: true; done: T } | { ok: false; reason: PasskeyRefusal }> {
  const asked = openChallenge(db, 'passkey-register', sent.token, now)
  const response = parseAnswer(registrationAnswer, sent.answer)
  if (!asked || asked.personId !== personId || !response) return { ok: false, reason: 'not-accepted' }
  const transports = response.response.transports ?? []
  const { verifyRegistrationResponse } = await library()
  const verified = await verifyRegistrationResponse({
    response: { ...response, response: { ...response.response, transports } },
    expectedChallenge: asked.challenge,
    expectedOrigin: site.origin,
    expectedRPID: hostOf(site),
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!verified?.verified) return { ok: false, reason: 'not-accepted' }
  const { id, publicKey, counter } = verified.registrationInfo.credential
  const name =
    sent.name
      .replace(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, LONGEST_NAME) || 'Passkey'
  return inSharedTransaction(db, (tx): { ok: true; done: T } | { ok: false; reason: PasskeyRefusal } => {
    const have = tx.select({ n: count() }).from(passkeys).where(eq(passkeys.personId, personId)).get()?.n ?? 0
    if (have >= MOST_PASSKEYS) return { ok: false, reason: 'too-many' }
    const known = tx.select({ id: passkeys.id }).from(passkeys).where(eq(passkeys.id, id)).get()
    if (known || !closeChallenge(tx, sent.token)) return { ok: false, reason: 'not-accepted' }
    const encoded = Buffer.from(publicKey).toString('base64url')
    tx.insert(passkeys).values({ id, personId, publicKey: encoded, counter, transports, name, createdAt: now }).run()
    recordEvent(tx, { at: now, actor: personId, action: 'factor.added', subject: personId, detail: { kind: 'passkey' } })
    mailFactorChange(tx, personId, 'passkey-added', personId, now)
    return { ok: true, done: andThen(tx) as T }
  })
}

/**
 * The options for signing in. `personId`: whose passkeys to ask for, once the password was given; otherwise the browser offers
 * its own.
 */
export async function askForPasskeySignIn(db: Db, personId: string | null, site: PasskeySite, now: Instant) {
  const options = await (await library()).generateAuthenticationOptions({
    rpID: hostOf(site),
    userVerification: 'required',
    allowCredentials: personId ? named(ofPerson(db).all({ personId })) : [],
  })
  const ask = (tx: Db) => askChallenge(tx, 'passkey-sign-in', personId, options.challenge, now)
  return { options, token: await inSharedTransaction(db, ask) }
}

/**
 * Checks a browser's answer and lets in the owner of the passkey: `letIn` runs in the same transaction. A challenge is answered once.
 * A counter that goes back reveals a copied passkey.
 */
export async function signInWithPasskey<T>(
  db: Db,
  sent: { token: string; answer: string },
  site: PasskeySite,
  now: Instant,
  letIn: (tx: Db, personId: string) => NotAPromise<T>,
): Promise<{ ok: true; done: T } | { ok: false; reason: 'not-accepted' }> {
  const refused = { ok: false, reason: 'not-accepted' } as const
  const asked = openChallenge(db, 'passkey-sign-in', sent.token, now)
  const response = parseAnswer(signInAnswer, sent.answer)
  if (!asked || !response) return refused
  const passkey = db.select().from(passkeys).where(eq(passkeys.id, response.id)).get()
  const own = passkey && (asked.personId === null || asked.personId === passkey.personId) ? passkey : undefined
  const verified = own && (await verifiedSignIn(own, response, asked.challenge, site))
  return inSharedTransaction(db, (tx): { ok: true; done: T } | typeof refused => {
    if (!closeChallenge(tx, sent.token) || !own) return refused
    if (!verified?.verified) {
      recordEvent(tx, { at: now, actor: 'concert', action: 'factor.refused', subject: own.personId })
      return refused
    }
    const counter = verified.authenticationInfo.newCounter
    tx.update(passkeys).set({ counter, lastUsedAt: now }).where(eq(passkeys.id, own.id)).run()
    return { ok: true, done: letIn(tx, own.personId) as T }
  })
}

type Answer = Parameters<typeof verifyAuthenticationResponse>[0]['response']

/** The library's result for an answer; undefined where it throws. */
async function verifiedSignIn(
  passkey: typeof passkeys.$inferSelect,
  response: Answer,
  expectedChallenge: string,
  site: PasskeySite,
) {
  const { verifyAuthenticationResponse } = await library()
  return verifyAuthenticationResponse({
    response,
    expectedChallenge,
    expectedOrigin: site.origin,
    expectedRPID: hostOf(site),
    requireUserVerification: true,
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
      counter: passkey.counter,
      transports: passkey.transports,
    },
  }).catch(() => undefined)
}

/** Removes one of a person's own passkeys. False when they have none like it. */
export function removePasskey(db: Db, personId: string, id: string, now: Instant): boolean {
  return inTransaction(db, (tx) => {
    const own = and(eq(passkeys.id, id), eq(passkeys.personId, personId))
    if (tx.delete(passkeys).where(own).run().changes === 0) return false
    recordEvent(tx, { at: now, actor: personId, action: 'factor.removed', subject: personId, detail: { kind: 'passkey' } })
    mailFactorChange(tx, personId, 'passkey-removed', personId, now)
    return true
  })
}
