import { eq } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { passkeys } from '#db/schema/sign-in.ts'
import { removeAuthenticator } from './authenticators.server.ts'
import { mailFactorChange } from './mail-factor-change.server.ts'
import { removeRecoveryCodes } from './recovery-codes.server.ts'

/** Removes all second factors of a person who lost phone and codes and proved in another way who they are. Ends no session. */
export function removeSecondFactors(db: Db, personId: string, actor: string, now: Instant): void {
  inTransaction(db, (tx) => {
    removeAuthenticator(tx, personId, actor, now)
    if (tx.delete(passkeys).where(eq(passkeys.personId, personId)).run().changes > 0) {
      recordEvent(tx, { at: now, actor, action: 'factor.removed', subject: personId, detail: { kind: 'passkey' } })
      mailFactorChange(tx, personId, 'passkey-removed', actor, now)
    }
    removeRecoveryCodes(tx, personId)
  })
}
