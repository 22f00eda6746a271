import { addPerson, addRole } from '#app/features/people/accounts/add-person.server.ts'
import type { Role } from '#app/features/people/accounts/people-rules.ts'
import { startSession } from '#app/features/people/sessions/sessions.server.ts'
import { addToRegister, markRegister } from '#app/features/register/records/add-to-register.server.ts'
import { startOfDay } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { freshDatabase } from './database.ts'
import { lmc, practice, region, together } from './register.ts'

/** When the small England below was registered. */
export const REGISTERED_AT = startOfDay('2024-07-01')

/** Two LMCs of one region; Elm (Y00001) and Oak (Y00002) in Borsetshire, Ash (Y00003) in Loamshire, all open since 1974. */
export function smallEngland(): Db {
  const db = freshDatabase()
  const since = '1974-04-01'
  const facts = together(
    region('Y60', 'Midlands'),
    lmc({ slug: 'borsetshire', region: 'Y60', since }),
    lmc({ slug: 'loamshire', region: 'Y60', since }),
    practice({ code: 'Y00001', name: 'Elm Surgery', lmc: 'borsetshire', since }),
    practice({ code: 'Y00002', name: 'Oak Surgery', lmc: 'borsetshire', since }),
    practice({ code: 'Y00003', name: 'Ash Surgery', lmc: 'loamshire', since }),
  )
  addToRegister(db, facts, REGISTERED_AT)
  markRegister(db, 'real', {}, REGISTERED_AT)
  return db
}

/** A person with a role. The password is not usable: sign them in with `cookieOf`. */
export function someone(db: Db, role: Role, scope: { practiceCode?: string; lmcSlug?: string } = {}): string {
  const name = `${role} ${scope.practiceCode ?? scope.lmcSlug ?? ''}`.trim()
  const email = `${name.replaceAll(' ', '.')}@example.org`
  const { personId } = addPerson(db, { email, name, passwordHash: '!' }, 'operator', REGISTERED_AT)
  const outcome = addRole(db, { personId, role, ...scope }, 'operator', REGISTERED_AT)
  if (!outcome.ok) throw new Error(outcome.reason)
  return personId
}

/**
 * A Cookie header that signs the person in with the second factor shown, later than every clock of the tests, so that it never
 * expires in one.
 */
export async function cookieOf(db: Db, personId: string): Promise<string> {
  return (await startSession(db, personId, false, { now: startOfDay('2040-01-01'), strong: true })).split(';')[0]!
}
