import { eq } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import {
  type FoundLink,
  type LinkState,
  linkOfToken,
  markUsed,
  supersedeLinks,
} from '#app/features/people/accounts/person-links.server.ts'
import { answerWishes, storeWish } from '#app/features/people/accounts/wishes.server.ts'
import { moment } from '#app/platform/dates-in-words.ts'
import { putMail } from '#app/platform/mail/outbox.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { newToken } from '#app/platform/tokens.server.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { persons } from '#db/schema/people.ts'
import { personLinks } from '#db/schema/sign-in.ts'

/** One day: the mailbox may not be at hand. */
const GOOD_FOR = 24 * 60 * 60_000

/**
 * Stores a person's wish to sign in with another address. Nothing changes until they use the link that `sendAddressLinks` sends
 * there. An earlier link ends. The answer and its time are the same where somebody has the address already.
 */
export function askForNewAddress(db: Db, personId: string, email: string, now: Instant): void {
  inTransaction(db, (tx) => {
    supersedeLinks(tx, personId, now, 'email-change')
    recordEvent(tx, { at: now, actor: personId, action: 'person.address-change-asked', subject: personId })
    storeWish(tx, 'new-address', { personId, email }, now)
  })
}

/** Answers those wishes: a link to the new address, good for a day from now; nothing where somebody signs in with it already. */
export function sendAddressLinks(db: Db, site: string, now: Instant): Promise<void> {
  return answerWishes(db, 'new-address', (tx, { personId, email }) => {
    if (tx.select({ id: persons.id }).from(persons).where(eq(persons.email, email)).get()) return
    supersedeLinks(tx, personId, now, 'email-change')
    const { token, tokenHash } = newToken()
    const expiresAt = now + GOOD_FOR
    tx.insert(personLinks).values({ tokenHash, kind: 'email-change', personId, detail: email, createdAt: now, expiresAt }).run()
    const values = { until: moment(expiresAt), link: `${site}/new-address/${token}` }
    putMail(tx, { message: 'email-change', to: email, values, askedBy: personId }, now)
  })
}

export type AddressRefusal = Exclude<LinkState, 'good' | 'used'> | 'other-person' | 'taken'

export const ADDRESS_LINK_WORDS: Record<AddressRefusal, string> = {
  superseded: 'A later link took the place of this one. Use the link of the newest e-mail.',
  expired: 'This link was good for one day, which has passed. Ask for another under “My details”.',
  unknown: 'The link may have been cut off in the e-mail. Copy the whole of it.',
  'other-person':
    'You are signed in as somebody else than the person who asked for this link. Sign out, then sign in as yourself and open the link again.',
  taken: 'This address cannot be used. Your old one stays.',
}

/**
 * The state of a link to a new address, its owner, and the address it was sent to (while it is good). Reading it changes nothing.
 */
export const addressLink = (db: Db, token: string, now: Instant): FoundLink => linkOfToken(db, 'email-change', token, now)

/**
 * Gives a person the address that a link was sent to: once, and only to that person while signed in. For anybody else the link
 * does nothing. Using it again answers `ok`, because the work is done. Links for a new password end with the old address, which
 * is told.
 */
export function takeNewAddress(
  db: Db,
  { token, personId }: { token: string; personId: string },
  now: Instant,
): { ok: true } | { ok: false; reason: AddressRefusal } {
  return inTransaction(db, (tx) => {
    const link = addressLink(tx, token, now)
    if (link.state === 'unknown') return { ok: false, reason: 'unknown' }
    if (link.personId !== personId) return { ok: false, reason: 'other-person' }
    if (link.state === 'used') return { ok: true }
    if (link.state !== 'good') return { ok: false, reason: link.state }
    const person = tx.select().from(persons).where(eq(persons.id, personId)).get()
    if (!link.detail || !person) return { ok: false, reason: 'unknown' }
    if (tx.select({ id: persons.id }).from(persons).where(eq(persons.email, link.detail)).get())
      return { ok: false, reason: 'taken' }
    markUsed(tx, token, now)
    supersedeLinks(tx, personId, now)
    tx.update(persons).set({ email: link.detail }).where(eq(persons.id, personId)).run()
    recordEvent(tx, { at: now, actor: personId, action: 'person.address-changed', subject: personId })
    putMail(tx, { message: 'email-changed', to: person.email, values: { when: moment(now) }, askedBy: personId }, now)
    return { ok: true }
  })
}
