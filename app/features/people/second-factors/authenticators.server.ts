import { and, eq, isNotNull, lt, sql } from 'drizzle-orm'
import { generateURI, ScureBase32Plugin, verifySync } from 'otplib'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { keyedHash, seal, unseal } from '#app/platform/sealing.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { authenticators } from '#db/schema/sign-in.ts'
import { mailFactorChange } from './mail-factor-change.server.ts'

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

/** A person setting up an app, in the session with this key. */
export type SettingUp = { personId: string; session: string }

const base32 = new ScureBase32Plugin()
/** 160 bits derived from the key: the page that shows them writes nothing, and shows the same when reloaded in this session. */
const secretToSetUp = ({ personId, session }: SettingUp, key: Buffer) =>
  base32.encode(Buffer.from(keyedHash(key, 'authenticator', `${personId}\n${session}`), 'base64url').subarray(0, 20))

/**
 * The secret of an app being set up, as base32 and as the address in a QR code. Undefined once an app is confirmed: its secret is
 * never shown again.
 */
export function authenticatorToSetUp(db: Db, who: SettingUp, label: { site: string; name: string }, key: Buffer) {
  if (hasAuthenticator(db, who.personId)) return undefined
  const secret = secretToSetUp(who, key)
  return { secret, address: generateURI({ issuer: label.site, label: label.name, secret }) }
}

/**
 * Confirms the app being set up by a right code. False for a wrong one, and where an app is confirmed already. `machineNow`: the
 * time of the phone, which a demonstration's clock is not.
 */
export function confirmAuthenticator(
  db: Db,
  who: SettingUp,
  code: string,
  key: Buffer,
  now: Instant,
  machineNow: Instant = now,
): boolean {
  return inTransaction(db, (tx) => {
    const { personId } = who
    const secret = secretToSetUp(who, key)
    const step = stepOf(secret, code.replace(/\s/g, ''), 0, machineNow)
    if (!step || hasAuthenticator(tx, personId)) return false
    const values = { personId, secret: seal(key, secret, personId), createdAt: now, confirmedAt: now, lastStep: step }
    tx.insert(authenticators).values(values).onConflictDoUpdate({ target: authenticators.personId, set: values }).run()
    recordEvent(tx, { at: now, actor: personId, action: 'factor.added', subject: personId, detail: { kind: 'authenticator' } })
    mailFactorChange(tx, personId, 'authenticator-added', personId, now)
    return true
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

/** Accepts a code once, at the machine's time: true when it is right and neither it nor a later one was used before. */
export function takeAuthenticatorCode(db: Db, personId: string, code: string, key: Buffer, machineNow: Instant): boolean {
  return inTransaction(db, (tx) => {
    const row = rowOf(tx, personId)
    if (!row?.confirmedAt) return false
    const secret = unseal(key, row.secret, personId)
    const step = secret && stepOf(secret, code.replace(/\s/g, ''), row.lastStep, machineNow)
    if (!step) return false
    const later = and(eq(authenticators.personId, personId), lt(authenticators.lastStep, step))
    return tx.update(authenticators).set({ lastStep: step }).where(later).run().changes > 0
  })
}

/** Removes the app. False when there was none. */
export function removeAuthenticator(db: Db, personId: string, actor: string, now: Instant): boolean {
  return inTransaction(db, (tx) => {
    const own = and(eq(authenticators.personId, personId), isNotNull(authenticators.confirmedAt))
    if (tx.delete(authenticators).where(own).run().changes === 0) return false
    recordEvent(tx, { at: now, actor, action: 'factor.removed', subject: personId, detail: { kind: 'authenticator' } })
    mailFactorChange(tx, personId, 'authenticator-removed', actor, now)
    return true
  })
}
