import { eq } from 'drizzle-orm'
import { foldedEmail } from '#app/features/people/accounts/people-rules.ts'
import { cookieNamed } from '#app/platform/cookies.ts'
import { moment } from '#app/platform/dates-in-words.ts'
import { putMail } from '#app/platform/mail/outbox.server.ts'
import { keyedHash, sameHash } from '#app/platform/sealing.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { persons } from '#db/schema/people.ts'
import { deviceInWords } from './session-rules.ts'

export type Browser = { cookieHeader: string | null; userAgent: string | null; secure: boolean }

/** How long a browser stays known for an address after its last sign-in. */
const KNOWN_FOR = 180 * 24 * 60 * 60_000
/** The most people remembered per shared desktop: the latest ones. */
const MOST = 5

const nameOf = (secure: boolean) => (secure ? '__Host-concert-known' : 'concert-known')

const proofOf = (key: Buffer, email: string, since: string) => keyedHash(key, 'known device', `${since}\n${foldedEmail(email)}`)

const proofsIn = (cookieHeader: string | null, secure: boolean) =>
  cookieNamed(cookieHeader, nameOf(secure))?.split('~').slice(0, MOST) ?? []

/**
 * The proof in a Cookie header that somebody signed in with this address from this browser before; undefined for a stranger. It
 * opens nothing: it only keeps strangers' tries from counting against the owner. It names no address.
 */
export function knownDevice(key: Buffer, cookieHeader: string | null, email: string, secure: boolean, now: Instant) {
  return proofsIn(cookieHeader, secure).find((proof) => {
    const [since = '', mac = ''] = proof.split('.')
    return Number(since) > now - KNOWN_FOR && sameHash(mac, proofOf(key, email, since))
  })
}

/** The Set-Cookie header that makes this browser known for an address, in addition to those it is known for already. */
export function rememberDevice(key: Buffer, cookieHeader: string | null, email: string, secure: boolean, now: Instant): string {
  const before = knownDevice(key, cookieHeader, email, secure, now)
  const others = proofsIn(cookieHeader, secure).filter((proof) => proof !== before && /^\d{1,16}\.[\w-]{43}$/.test(proof))
  const since = String(now)
  const value = [`${since}.${proofOf(key, email, since)}`, ...others].slice(0, MOST).join('~')
  const flags = `Path=/; Max-Age=${KNOWN_FOR / 1000}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  return `${nameOf(secure)}=${value}; ${flags}`
}

/** Makes this browser known for a person who has just signed in, and mails them if it was new. Returns the Set-Cookie header. */
export function recogniseDevice(db: Db, personId: string, browser: Browser, key: Buffer, now: Instant): string | undefined {
  const person = db.select({ email: persons.email }).from(persons).where(eq(persons.id, personId)).get()
  if (!person) return undefined
  const { cookieHeader, userAgent, secure } = browser
  if (!knownDevice(key, cookieHeader, person.email, secure, now)) {
    const values = { device: deviceInWords(userAgent), when: moment(now) }
    putMail(db, { message: 'new-sign-in', to: person.email, values, askedBy: personId }, now)
  }
  return rememberDevice(key, cookieHeader, person.email, secure, now)
}
