import { eq, sql } from 'drizzle-orm'
import { withSecondStep } from '#app/features/people/accounts/accounts.sql.ts'
import type { Person } from '#app/features/people/accounts/people-rules.ts'
import { needsSecondFactor } from '#app/features/people/sessions/session-rules.ts'
import { registerKindOf } from '#app/features/register/records/register-queries.server.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { passkeys } from '#db/schema/sign-in.ts'
import { hasAuthenticator } from './authenticators.server.ts'
import { ownPasskeys } from './passkeys.server.ts'

const onePasskey = prepared((db) =>
  db
    .select({ id: passkeys.id })
    .from(passkeys)
    .where(eq(passkeys.personId, sql.placeholder('personId')))
    .limit(1)
    .prepare(),
)
const hasPasskey = (db: Db, personId: string) => onePasskey(db).get({ personId }) !== undefined

/** A person's second factors. */
export function factorsOf(db: Db, personId: string): { authenticator: boolean; passkey: boolean; any: boolean } {
  const authenticator = hasAuthenticator(db, personId)
  const passkey = hasPasskey(db, personId)
  return { authenticator, passkey, any: authenticator || passkey }
}

/** Whether a person has a second factor of any kind, in one question: every page asks. */
export const hasAnyFactor = (db: Db, personId: string): boolean => withSecondStep(db).get({ person: personId }) !== undefined

/** True for people who must have a second factor here: officers and the committee, except in a demonstration. */
export const mustHaveSecondFactor = (db: Db, { roles }: Pick<Person, 'roles'>) =>
  needsSecondFactor(roles.map(({ role }) => role)) && registerKindOf(db) !== 'demonstration'

/** True when a person may go on: a second factor was shown in this session, or none is required. */
export const secondFactorSatisfied = (db: Db, person: Person) =>
  person.session?.strong === true || !mustHaveSecondFactor(db, person)

/** True when a person must keep this factor: they must have one, and this is the only one. */
export function isLastRequired(db: Db, person: Person, factor: 'authenticator' | { passkey: string }): boolean {
  if (!mustHaveSecondFactor(db, person)) return false
  const app = hasAuthenticator(db, person.id) ? ['authenticator'] : []
  const own = [...app, ...ownPasskeys(db, person.id).map(({ id }) => id)]
  return own.length === 1 && own[0] === (factor === 'authenticator' ? factor : factor.passkey)
}
