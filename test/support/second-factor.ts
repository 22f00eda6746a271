import { generateSync } from 'otplib'
import { authenticatorToSetUp, confirmAuthenticator } from '#app/features/people/second-factors/authenticators.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

/** The code an authenticator app shows at an instant. */
export const codeAt = (secret: string, at: Instant): string => generateSync({ secret, epoch: Math.floor(at / 1000) })

/** Sets up an authenticator app for somebody and gives its secret. Its first code is of `at`. */
export function withAuthenticator(db: Db, personId: string, key: Buffer, at: Instant): string {
  const who = { personId, session: 'here' }
  const wanted = authenticatorToSetUp(db, who, { site: 'Concert', name: 'Somebody' }, key)
  if (!wanted || !confirmAuthenticator(db, who, codeAt(wanted.secret, at), key, at))
    throw new Error('The authenticator app was not set up.')
  return wanted.secret
}
