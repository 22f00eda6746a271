import { and, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import { generateSecret, generateURI, verifySync } from 'otplib'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { seal, unseal } from '#app/platform/sealing.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { authenticators } from '#db/schema/people.ts'
import { tellOfFactor } from './tell-of-factor.server.ts'

/** In seconds: a code is good in its own step of 30 and the steps before and after, for clocks that are slightly off. */
const TOLERANCE = 30

const ofPerson = prepared((db) =>
  db
    .select()
    .from(authenticators)
    .where(eq(authenticators.personId, sql.placeholder('personId')))
    .prepare(),
)
const rowOf = (db: Db, personId: string) => ofPerson(db).get({ personId })

/** True when the person has an authenticator app confirmed by a code. */
export const hasAuthenticator = (db: Db, personId: string) => Boolean(rowOf(db, personId)?.confirmedAt)

/**
 * The secret of an app being set up, as base32 and as the address in a QR code. It stays the same until confirmed, so that a
 * reloaded page still fits. Undefined once an app is confirmed: its secret is never shown again.
 */
export function authenticatorToSetUp(db: Db, personId: string, label: { site: string; name: string }, key: Buffer, now: Instant) {
  return inTransaction(db, (tx) => {
    const row = rowOf(tx, personId)
    if (row?.confirmedAt) return undefined
    let secret = row && unseal(key, row.secret, personId)
    if (!secret) {
      secret = generateSecret()
      const values = { personId, secret: seal(key, secret, personId), createdAt: now, lastStep: 0 }
      tx.insert(authenticators)
        .values(values)
        .onConflictDoUpdate({ target: authenticators.personId, set: values, setWhere: isNull(authenticators.confirmedAt) })
        .run()
    }
    return { secret, address: generateURI({ issuer: label.site, label: label.name, secret }) }
  })
}

/** The step of a code, if it is valid now and later than the last one used. */
function stepOf(secret: string, code: string, lastStep: number, now: Instant): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const epoch = Math.floor(now / 1000)
  const found = verifySync({ secret, token: code, epoch, epochTolerance: TOLERANCE })
  if (!found.valid || !('timeStep' in found)) return undefined
  return found.timeStep > lastStep ? found.timeStep : undefined
}

/**
 * Accepts a code once: true when it is right and neither it nor a later one was used before. `confirm`: for the first code of an
 * app being set up.
 */
export function takeAuthenticatorCode(
  db: Db,
  personId: string,
  code: string,
  key: Buffer,
  now: Instant,
  { confirm = false } = {},
) {
  return inTransaction(db, (tx) => {
    const row = rowOf(tx, personId)
    if (!row || (row.confirmedAt !== null) === confirm) return false
    const secret = unseal(key, row.secret, personId)
    const step = secret && stepOf(secret, code.replace(/\s/g, ''), row.lastStep, now)
    if (!step) return false
    const used = tx
      .update(authenticators)
      .set(confirm ? { lastStep: step, confirmedAt: now } : { lastStep: step })
      .where(and(eq(authenticators.personId, personId), lt(authenticators.lastStep, step)))
      .run()
    if (used.changes === 0) return false
    if (confirm) {
      recordEvent(tx, { at: now, actor: personId, action: 'factor.added', subject: personId, detail: { kind: 'authenticator' } })
      tellOfFactor(tx, personId, 'authenticator-added', personId, now)
    }
    return true
  })
}

/** Removes the app. False when there was none. */
export function removeAuthenticator(db: Db, personId: string, actor: string, now: Instant): boolean {
  return inTransaction(db, (tx) => {
    const own = and(eq(authenticators.personId, personId), isNotNull(authenticators.confirmedAt))
    if (tx.delete(authenticators).where(own).run().changes === 0) return false
    recordEvent(tx, { at: now, actor, action: 'factor.removed', subject: personId, detail: { kind: 'authenticator' } })
    tellOfFactor(tx, personId, 'authenticator-removed', actor, now)
    return true
  })
}
