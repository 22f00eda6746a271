import { eq } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Person } from '#app/features/people/accounts/people-rules.ts'
import { closeChallenge, openChallenge } from '#app/features/people/sessions/challenges.server.ts'
import { takePoint } from '#app/features/people/sessions/rate-limits.server.ts'
import { needsSecondFactor } from '#app/features/people/sessions/session-rules.ts'
import { registerKindOf } from '#app/features/register/records/register-queries.server.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, type NotAPromise, prepared } from '#db/client.server.ts'
import { challenges, passkeys } from '#db/schema/people.ts'
import { hasAuthenticator, removeAuthenticator, takeAuthenticatorCode } from './authenticators.server.ts'
import { mailFactorChange } from './mail-factor-change.server.ts'
import { ownPasskeys, removePasskey } from './passkeys.server.ts'
import { removeRecoveryCodes, takeRecoveryCode } from './recovery-codes.server.ts'

const onePasskey = prepared((db) => db.$client.prepare('select 1 from passkeys where person_id = ? limit 1').pluck())
const hasPasskey = (db: Db, personId: string) => onePasskey(db).get(personId) !== undefined

/** A person's second factors. */
export function factorsOf(db: Db, personId: string): { authenticator: boolean; passkey: boolean; any: boolean } {
  const authenticator = hasAuthenticator(db, personId)
  const passkey = hasPasskey(db, personId)
  return { authenticator, passkey, any: authenticator || passkey }
}

/** True for people who must have a second factor here: officers and the committee, except in a demonstration. */
export const mustHaveSecondFactor = (db: Db, { roles }: Pick<Person, 'roles'>) =>
  needsSecondFactor(roles.map(({ role }) => role)) && registerKindOf(db) !== 'demonstration'

/** True when a person may go on: a second factor was shown in this session, or none is required. */
export const secondFactorSatisfied = (db: Db, person: Person) =>
  person.session?.strong === true || !mustHaveSecondFactor(db, person)

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

/** True when a person must keep this factor: they must have one, and this is the only one. */
export function isLastRequired(db: Db, person: Person, factor: 'authenticator' | { passkey: string }): boolean {
  if (!mustHaveSecondFactor(db, person)) return false
  const app = hasAuthenticator(db, person.id) ? ['authenticator'] : []
  const own = [...app, ...ownPasskeys(db, person.id).map(({ id }) => id)]
  return own.length === 1 && own[0] === (factor === 'authenticator' ? factor : factor.passkey)
}
