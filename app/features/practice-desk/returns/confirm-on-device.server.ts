import { eq } from 'drizzle-orm'
import { makeReturn } from '#app/features/adoption/statements/make-return.server.ts'
import { noteDeviceUsed } from '#app/features/people/trusted-devices/end-trusted-devices.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { hashOfToken } from '#app/platform/tokens.server.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { returnLinks } from '#db/schema/desks.ts'
import { openLink } from './return-link-queries.server.ts'

/**
 * Confirms "nothing changed" for the week of a reminder, by its link and a trusted browser together, without a password (decision
 * 36). Sent again it adds nothing. False where the link may not be answered here: the caller leads to the sign-in.
 */
export function confirmOnDevice(
  db: Db,
  asked: { token: string; cookieHeader: string | null; secure: boolean },
  now: Instant,
): boolean {
  return inTransaction(db, (tx) => {
    const link = openLink(tx, asked, now)
    if (!link) return false
    if (link.shown.made) return true
    const by = { personId: link.personId }
    const outcome = makeReturn(tx, link.practiceCode, link.shown.week, by, now, { onTrustedDevice: true })
    if (!outcome.ok) return false
    const used = eq(returnLinks.tokenHash, hashOfToken(asked.token))
    tx.update(returnLinks).set({ usedAt: now }).where(used).run()
    noteDeviceUsed(tx, link.deviceId, now)
    return true
  })
}
