import { and, eq, gt, isNull, ne } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { answerWishes, keepWish } from '#app/features/people/accounts/wishes.server.ts'
import { moment } from '#app/platform/dates-in-words.ts'
import { putMail } from '#app/platform/mail/outbox.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { hashOfToken, newToken } from '#app/platform/tokens.server.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { personLinks, persons } from '#db/schema/people.ts'

/** A day: the link is read in a mailbox that may not be at hand. */
const GOOD_FOR = 24 * 60 * 60_000

/** Corrects a person's own name. The event says that, not what. */
export function correctName(db: Db, personId: string, name: string, now: Instant): void {
  inTransaction(db, (tx) => {
    const changed = tx
      .update(persons)
      .set({ name })
      .where(and(eq(persons.id, personId), ne(persons.name, name)))
      .run().changes
    if (changed > 0) recordEvent(tx, { at: now, actor: personId, action: 'person.name-corrected', subject: personId })
  })
}

/**
 * Takes the wish of a person to sign in with another address; nothing changes until the link that `sendAddressLinks` sends there is used.
 * A link asked for before is worth nothing from now on. The answer and its time are the same where somebody has the address already.
 */
export function askForNewAddress(db: Db, personId: string, email: string, now: Instant): void {
  inTransaction(db, (tx) => {
    endAddressLinks(tx, personId, now)
    recordEvent(tx, { at: now, actor: personId, action: 'person.address-change-asked', subject: personId })
    keepWish(tx, 'new-address', { personId, email }, now)
  })
}

/** Answers those wishes: a link to the new address, good for a day from now; nothing where somebody signs in with it already. */
export function sendAddressLinks(db: Db, site: string, now: Instant): void {
  answerWishes(db, 'new-address', (tx, { personId, email }) => {
    if (tx.select({ id: persons.id }).from(persons).where(eq(persons.email, email)).get()) return
    endAddressLinks(tx, personId, now)
    const { token, tokenHash } = newToken()
    const expiresAt = now + GOOD_FOR
    tx.insert(personLinks).values({ tokenHash, kind: 'email-change', personId, detail: email, createdAt: now, expiresAt }).run()
    const values = { until: moment(expiresAt), link: `${site}/new-address/${token}` }
    putMail(tx, { message: 'email-change', to: email, values, askedBy: personId }, now)
  })
}

function endAddressLinks(db: Db, personId: string, now: Instant): void {
  const waiting = and(eq(personLinks.personId, personId), eq(personLinks.kind, 'email-change'), isNull(personLinks.usedAt))
  db.update(personLinks).set({ usedAt: now, detail: null }).where(waiting).run()
}

export type AddressLinkState = 'good' | 'used' | 'expired' | 'unknown'

export const ADDRESS_LINK_WORDS: Record<Exclude<AddressLinkState, 'good'> | 'taken', string> = {
  used: 'This link was used already, or a later one took its place.',
  expired: 'This link was good for one day, which has passed. Ask for another under “My details”.',
  unknown: 'This link is not one of ours. It may have been cut off in the mail: copy the whole of it.',
  taken: 'This address cannot be used. Your old one stays.',
}

/** What a link to a new address is worth. Looking does not use it up: mail scanners look too. */
export function addressLinkState(db: Db, token: string, now: Instant): AddressLinkState {
  const link = linkBy(db, token)
  if (!link) return 'unknown'
  if (link.usedAt !== null) return 'used'
  return now < link.expiresAt ? 'good' : 'expired'
}

/** Gives a person the address that a link was sent to: once. Links for a new password end with the old address, which is told. */
export function takeNewAddress(
  db: Db,
  token: string,
  now: Instant,
): { ok: true } | { ok: false; reason: Exclude<AddressLinkState, 'good'> | 'taken' } {
  return inTransaction(db, (tx) => {
    const state = addressLinkState(tx, token, now)
    if (state !== 'good') return { ok: false, reason: state }
    const link = linkBy(tx, token)
    const person = link && tx.select().from(persons).where(eq(persons.id, link.personId)).get()
    if (!link?.detail || !person) return { ok: false, reason: 'unknown' }
    if (tx.select({ id: persons.id }).from(persons).where(eq(persons.email, link.detail)).get())
      return { ok: false, reason: 'taken' }
    const open = and(eq(personLinks.personId, person.id), isNull(personLinks.usedAt), gt(personLinks.expiresAt, now))
    tx.update(personLinks).set({ usedAt: now, detail: null }).where(open).run()
    tx.update(persons).set({ email: link.detail }).where(eq(persons.id, person.id)).run()
    recordEvent(tx, { at: now, actor: person.id, action: 'person.address-changed', subject: person.id })
    putMail(tx, { message: 'email-changed', to: person.email, values: { when: moment(now) }, askedBy: person.id }, now)
    return { ok: true }
  })
}

function linkBy(db: Db, token: string) {
  const link = db
    .select()
    .from(personLinks)
    .where(eq(personLinks.tokenHash, hashOfToken(token)))
    .get()
  return link?.kind === 'email-change' ? link : undefined
}
