import { existsSync } from 'node:fs'
import { figuresKeyOf, isRightKey } from '#app/features/figures/releases/figures-key.server.ts'
import { unseal } from '#app/platform/sealing.server.ts'
import type { Settings } from '#app/platform/settings.server.ts'
import type { Db } from '#db/client.server.ts'
import { authenticators } from '#db/schema/sign-in.ts'
import { holdsSealed } from '#db/sealed-rows.server.ts'

/** Whether a register holds anything that only its key opens. A demonstration's key opens nothing of anybody. */
export function needsItsKey(db: Db): boolean {
  return holdsSealed(db.$client)
}

/** Whether a key is the one a register's figures were drawn with and its authenticators are sealed with. */
export function keyFits(db: Db, key: Buffer): boolean {
  if (!needsItsKey(db)) return true
  if (
    !isRightKey(
      db,
      figuresKeyOf(db, () => key),
    )
  )
    return false
  const sealed = db
    .select({ personId: authenticators.personId, secret: authenticators.secret })
    .from(authenticators)
    .limit(1)
    .get()
  return sealed === undefined || unseal(key, sealed.secret, sealed.personId) !== undefined
}

/**
 * Why a server must not start on a register: its key is not there, and a new one would open nothing and draw every figure a second
 * time. Undefined where the key is there, or nothing needs it yet.
 */
export function missingKey(
  db: Db,
  { secretKey, databasePath }: { secretKey: Settings['secretKey']; databasePath: string },
): string | undefined {
  const file = `${databasePath}.key`
  if (secretKey !== undefined || existsSync(file) || !needsItsKey(db)) return undefined
  return `the key of this register is missing. Put it back as ${file}, or set SECRET_KEY; no new one is made.`
}
