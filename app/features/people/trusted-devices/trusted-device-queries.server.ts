import { and, asc, desc, eq, gt, inArray } from 'drizzle-orm'
import type { Instant } from '#app/platform/time.ts'
import { hashOfToken } from '#app/platform/tokens.server.ts'
import type { Db } from '#db/client.server.ts'
import { trustedDevices } from '#db/schema/sign-in.ts'
import { trustedTokensIn } from './trusted-device-cookie.server.ts'

/** A trusted device as its person sees it. `id` names it in a form; it opens nothing. */
export type TrustedDevice = {
  id: string
  device: string
  trustedAt: Instant
  expiresAt: Instant
  lastUsedAt: Instant | null
  here: boolean
}
type Whose = { personId: string; cookieHeader: string | null; secure: boolean }

const hashesIn = ({ cookieHeader, secure }: Whose) => trustedTokensIn(cookieHeader, secure).map(hashOfToken)

/** The device of a Cookie header, where this person trusts it now; undefined where they do not. */
export function trustedDeviceOf(db: Db, whose: Whose, now: Instant): { id: string } | undefined {
  const hashes = hashesIn(whose)
  if (hashes.length === 0) return undefined
  const own = and(eq(trustedDevices.personId, whose.personId), inArray(trustedDevices.tokenHash, hashes))
  return db
    .select({ id: trustedDevices.id })
    .from(trustedDevices)
    .where(and(own, gt(trustedDevices.expiresAt, now)))
    .orderBy(desc(trustedDevices.trustedAt))
    .get()
}

/** The devices a person trusts now, this one first. */
export function trustedDevicesOf(db: Db, whose: Whose, now: Instant): TrustedDevice[] {
  const here = hashesIn(whose)
  return db
    .select()
    .from(trustedDevices)
    .where(and(eq(trustedDevices.personId, whose.personId), gt(trustedDevices.expiresAt, now)))
    .orderBy(asc(trustedDevices.trustedAt))
    .all()
    .map(({ id, device, trustedAt, expiresAt, lastUsedAt, tokenHash }) => ({
      ...{ id, device, trustedAt, expiresAt, lastUsedAt },
      here: here.includes(tokenHash),
    }))
    .sort((a, b) => Number(b.here) - Number(a.here))
}
