import type { Person } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { removeAuthenticator } from './authenticators.server.ts'
import { removePasskey } from './passkeys.server.ts'
import { removeRecoveryCodes } from './recovery-codes.server.ts'
import { factorsOf, isLastRequired } from './second-factor-queries.server.ts'

/**
 * Removes one factor at a person's own request: the app, or the passkey with this id; with the last one the recovery codes go
 * too. Refuses to remove the last factor of a person who must have one.
 */
export function removeFactor(
  db: Db,
  person: Person,
  factor: 'authenticator' | { passkey: string },
  now: Instant,
): { ok: true } | { ok: false; reason: 'last-required' } {
  return inTransaction(db, (tx) => {
    if (isLastRequired(tx, person, factor)) return { ok: false, reason: 'last-required' } as const
    if (factor === 'authenticator') removeAuthenticator(tx, person.id, person.id, now)
    else removePasskey(tx, person.id, factor.passkey, now)
    if (!factorsOf(tx, person.id).any) removeRecoveryCodes(tx, person.id)
    return { ok: true } as const
  })
}
