import { eq, lt } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { foldedEmail } from '#app/features/people/accounts/people-rules.ts'
import {
  type FoundLink,
  type LinkState,
  linkOfToken,
  markUsed,
  supersedeLinks,
} from '#app/features/people/accounts/person-links.server.ts'
import { answerWishes, storeWish } from '#app/features/people/accounts/wishes.server.ts'
import { takePoint } from '#app/features/people/sessions/rate-limits.server.ts'
import { endSessionsOf } from '#app/features/people/sessions/sessions.server.ts'
import { endTrustedDevicesOf } from '#app/features/people/trusted-devices/end-trusted-devices.server.ts'
import { moment } from '#app/platform/dates-in-words.ts'
import { putMail } from '#app/platform/mail/outbox.server.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { newToken } from '#app/platform/tokens.server.ts'
import type { Db } from '#db/client.server.ts'
import { persons } from '#db/schema/people.ts'
import { personLinks } from '#db/schema/sign-in.ts'
import { hashPassword, strengthRefusal } from './passwords.server.ts'
import { writePassword } from './write-password.server.ts'

/** One hour. */
const GOOD_FOR = 60 * 60_000
/** Links are stored this long after they end, so that a late click is told "too late" and not "unknown". */
const LINK_LASTS = 30 * 24 * 60 * 60_000

export type ResetWish = { email: string; source: string; key: Buffer }

/**
 * Stores a wish for a new password. The page answers the same, in the same time, whether or not the address is known:
 * `sendResetLinks` does the rest. Three mails an hour an address; further wishes get the same answer and no mail.
 */
export async function askForReset(
  db: Db,
  { email, source, key }: ResetWish,
  now: Instant,
): Promise<{ ok: true } | { ok: false; reason: 'too-many-tries'; retryAfter: number }> {
  const address = foldedEmail(email)
  const here = await takePoint(db, 'reset-source', source, key)
  if (!here.free) return { ok: false, reason: 'too-many-tries', retryAfter: here.retryAfter }
  const mayMail = await takePoint(db, 'reset-address', address, key)
  if (mayMail.free) await inSharedTransaction(db, (tx) => storeWish(tx, 'new-password', { email: address }, now))
  return { ok: true }
}

/**
 * Answers the wishes for a new password: a mail with a link, good for an hour from now, or, for an unknown address, a mail that
 * says so. `site`: the public address.
 */
export function sendResetLinks(db: Db, site: string, now: Instant): Promise<void> {
  return answerWishes(db, 'new-password', (tx, { email }) => {
    const person = tx.select({ id: persons.id }).from(persons).where(eq(persons.email, email)).get()
    tx.delete(personLinks)
      .where(lt(personLinks.expiresAt, now - LINK_LASTS))
      .run()
    recordEvent(tx, { at: now, actor: 'concert', action: 'password.reset-asked', subject: person?.id ?? 'nobody' })
    if (!person) return void putMail(tx, { message: 'password-reset-unknown', to: email, values: {}, askedBy: 'concert' }, now)
    const { token, tokenHash } = newToken()
    const expiresAt = now + GOOD_FOR
    tx.insert(personLinks).values({ tokenHash, kind: 'password-reset', personId: person.id, createdAt: now, expiresAt }).run()
    const values = { until: moment(expiresAt), link: `${site}/reset-password/${token}` }
    putMail(tx, { message: 'password-reset', to: email, values, askedBy: person.id }, now)
  })
}

/** Why a link sets no password, in words. A link that has done its work is no refusal. */
export const RESET_LINK_WORDS: Record<Exclude<LinkState, 'good' | 'used'>, string> = {
  superseded: 'This link counts no longer: another one was used since.',
  expired: 'This link was good for one hour, which has passed.',
  unknown: 'The link may have been cut off in the e-mail. Copy the whole of it.',
}

/** The state of a link for a new password, and its owner. Reading it does not use it up: mail scanners open links too. */
export const resetLink = (db: Db, token: string, now: Instant): FoundLink => linkOfToken(db, 'password-reset', token, now)

export type ResetOutcome =
  | { ok: true; email: string }
  | { ok: false; reason: 'link'; state: Exclude<LinkState, 'good'> }
  | { ok: false; reason: 'weak'; words: string }

/**
 * Sets a new password by a link, once. Ends every session and every other link of the person, and mails them. Signs nobody in.
 */
export async function resetPassword(
  db: Db,
  { token, password }: { token: string; password: string },
  now: Instant,
): Promise<ResetOutcome> {
  const { state, personId } = resetLink(db, token, now)
  if (state !== 'good') return { ok: false, reason: 'link', state }
  const whose = { id: persons.id, email: persons.email, name: persons.name }
  const person = personId ? db.select(whose).from(persons).where(eq(persons.id, personId)).get() : undefined
  if (!person) return { ok: false, reason: 'link', state: 'unknown' }
  const words = await strengthRefusal(password, [person.email, person.name])
  if (words) return { ok: false, reason: 'weak', words }
  const passwordHash = await hashPassword(password)
  return inSharedTransaction(db, (tx): ResetOutcome => {
    // Checked again: the same form may have been sent twice at the same moment.
    const meanwhile = resetLink(tx, token, now).state
    if (meanwhile !== 'good') return { ok: false, reason: 'link', state: meanwhile }
    markUsed(tx, token, now)
    supersedeLinks(tx, person.id, now)
    recordEvent(tx, { at: now, actor: person.id, action: 'password.reset', subject: person.id })
    writePassword(tx, person, passwordHash, now)
    endSessionsOf(tx, person.id, now)
    endTrustedDevicesOf(tx, person.id, now)
    return { ok: true, email: person.email }
  })
}
