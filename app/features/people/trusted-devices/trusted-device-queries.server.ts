import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type { Instant } from '#app/platform/time.ts'
import { hashOfToken } from '#app/platform/tokens.server.ts'
import { asAdded } from '#db/as-added.server.ts'
import { type Db, prepared } from '#db/client.server.ts'
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

const ofPerson = prepared((db) =>
  db
    .select()
    .from(trustedDevices)
    .where(and(eq(trustedDevices.personId, sql.placeholder('personId')), gt(trustedDevices.expiresAt, sql.placeholder('now'))))
    .orderBy(asc(trustedDevices.trustedAt), asc(asAdded))
    .prepare(),
)

/** The device of a Cookie header, where this person trusts it now; undefined where they do not. */
export function trustedDeviceOf(db: Db, whose: Whose, now: Instant): { id: string } | undefined {
  const hashes = hashesIn(whose)
  if (hashes.length === 0) return undefined
  const trusted = ofPerson(db).all({ personId: whose.personId, now })
  return trusted.findLast(({ tokenHash }) => hashes.includes(tokenHash))
}

/** The devices a person trusts now, this one first. */
export function trustedDevicesOf(db: Db, whose: Whose, now: Instant): TrustedDevice[] {
  const here = hashesIn(whose)
  return ofPerson(db)
    .all({ personId: whose.personId, now })
    .map(({ id, device, trustedAt, expiresAt, lastUsedAt, tokenHash }) => ({
      ...{ id, device, trustedAt, expiresAt, lastUsedAt },
      here: here.includes(tokenHash),
    }))
    .sort((a, b) => Number(b.here) - Number(a.here))
}
