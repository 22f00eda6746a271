import { eq } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { closeChallenge, openChallenge } from '#app/features/people/sessions/challenges.server.ts'
import { takePoint } from '#app/features/people/sessions/rate-limits.server.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db, NotAPromise } from '#db/client.server.ts'
import { challenges } from '#db/schema/sign-in.ts'
import { takeAuthenticatorCode } from './authenticators.server.ts'
import { takeRecoveryCode } from './recovery-codes.server.ts'

export type SecondFactorRefusal = 'wrong-code' | 'start-again' | 'too-many-tries'
export const SECOND_FACTOR_REFUSALS: Record<SecondFactorRefusal, string> = {
  'wrong-code':
    'The code is not right, or it was used before. Enter the code your app shows now, or a recovery code that you have not used.',
  'start-again': 'The sign-in took too long. Enter your e-mail address and password again.',
  'too-many-tries': 'There were too many wrong codes. Wait an hour, or use a passkey.',
}

const TRIES = 5

/**
 * Answers the challenge for the second factor of a sign-in (named by `token`) with a code of the app or a recovery code. Five
 * tries a challenge, ten an hour a person. A browser known for the address has ten of its own, so that a stranger with the
 * password cannot use them up. `letIn` runs in the
 * transaction that accepts the code. `machineNow`: the phone's time, where `now` is a demonstration's.
 */
export async function answerSecondFactor<T>(
  db: Db,
  {
    token,
    code,
    device,
    key,
    machineNow,
  }: { token: string; code: string; device: string | undefined; key: Buffer; machineNow?: Instant },
  now: Instant,
  letIn: (tx: Db, personId: string) => NotAPromise<T>,
): Promise<{ ok: true; done: T } | { ok: false; reason: SecondFactorRefusal; retryAfter?: number }> {
  const asked = openChallenge(db, 'second-factor', token, now)
  if (!asked?.personId) return { ok: false, reason: 'start-again' }
  const { personId } = asked
  const point = device
    ? await takePoint(db, 'known-device-factor', `${device}\n${personId}`, key)
    : await takePoint(db, 'second-factor', personId, key)
  if (!point.free) return { ok: false, reason: 'too-many-tries', retryAfter: point.retryAfter }
  const outcome = await inSharedTransaction(db, (tx): { ok: true; done: T } | { ok: false; reason: SecondFactorRefusal } => {
    const right =
      takeAuthenticatorCode(tx, personId, code, key, machineNow ?? now) || takeRecoveryCode(tx, personId, code, key, now)
    if (right && closeChallenge(tx, token)) return { ok: true, done: letIn(tx, personId) as T }
    recordEvent(tx, { at: now, actor: 'concert', action: 'factor.refused', subject: personId })
    const tries = Number(asked.challenge) + 1
    if (tries >= TRIES) closeChallenge(tx, token)
    else
      tx.update(challenges)
        .set({ challenge: String(tries) })
        .where(eq(challenges.id, asked.id))
        .run()
    return { ok: false, reason: tries >= TRIES ? 'start-again' : 'wrong-code' }
  })
  if (outcome.ok) await point.giveBack()
  return outcome
}
