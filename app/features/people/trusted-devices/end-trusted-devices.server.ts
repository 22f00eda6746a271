import { and, eq, lte } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { trustedDevices } from '#db/schema/sign-in.ts'

/** Ends the trust in one device of a person. False when they have none like it. */
export function endTrustedDevice(db: Db, personId: string, id: string, now: Instant): boolean {
  return inTransaction(db, (tx) => {
    const own = and(eq(trustedDevices.id, id), eq(trustedDevices.personId, personId))
    if (tx.delete(trustedDevices).where(own).run().changes === 0) return false
    recordEvent(tx, { at: now, actor: personId, action: 'device.ended', subject: personId })
    return true
  })
}

/** Ends the trust in every device of a person: a new password, somebody who left. */
export function endTrustedDevicesOf(db: Db, personId: string, now: Instant): void {
  inTransaction(db, (tx) => {
    const ended = tx.delete(trustedDevices).where(eq(trustedDevices.personId, personId)).run().changes
    if (ended > 0) recordEvent(tx, { at: now, actor: 'concert', action: 'device.ended', subject: personId, detail: { ended } })
  })
}

/** Notes that a device did something without a password. */
export function noteDeviceUsed(tx: Db, id: string, now: Instant): void {
  tx.update(trustedDevices).set({ lastUsedAt: now }).where(eq(trustedDevices.id, id)).run()
}

/** Deletes the rows of devices whose 30 days are over. */
export function deleteExpiredDevices(db: Db, now: Instant): void {
  db.delete(trustedDevices).where(lte(trustedDevices.expiresAt, now)).run()
}
