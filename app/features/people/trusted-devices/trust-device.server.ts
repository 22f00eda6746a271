import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { deviceInWords } from '#app/features/people/sessions/session-rules.ts'
import { newId } from '#app/platform/id.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { newToken } from '#app/platform/tokens.server.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { trustedDevices } from '#db/schema/sign-in.ts'
import { endTrustedDevice } from './end-trusted-devices.server.ts'
import { TRUSTED_FOR, trustedCookie, trustedTokensIn } from './trusted-device-cookie.server.ts'
import { trustedDeviceOf } from './trusted-device-queries.server.ts'

export type Browser = { cookieHeader: string | null; userAgent: string | null; secure: boolean }

/**
 * Trusts a browser for its signed-in person, for 30 days from now, and returns the Set-Cookie header with the secret. The caller has
 * asked for the password. Trusting it again begins the 30 days anew, under a new secret.
 */
export function trustDevice(db: Db, personId: string, { cookieHeader, userAgent, secure }: Browser, now: Instant): string {
  const { token, tokenHash } = newToken()
  const device = deviceInWords(userAgent) ?? 'A browser'
  inTransaction(db, (tx) => {
    const before = trustedDeviceOf(tx, { personId, cookieHeader, secure }, now)
    if (before) endTrustedDevice(tx, personId, before.id, now)
    const row = { id: newId(), personId, tokenHash, device, trustedAt: now, expiresAt: now + TRUSTED_FOR }
    tx.insert(trustedDevices).values(row).run()
    recordEvent(tx, { at: now, actor: personId, action: 'device.trusted', subject: personId, detail: { device } })
  })
  return trustedCookie(token, trustedTokensIn(cookieHeader, secure), secure)
}
