import { isOwnPassword } from '#app/features/people/sign-in/sign-in.server.ts'
import type { FieldErrors } from '#app/platform/form.ts'
import { contextOf, type Visit } from '../shared-by-desks/context-of-visit.server.ts'

/** The errors of the password asked for before a grave change; undefined when it is the person's own. */
export async function ownPasswordErrors(visit: Visit, personId: string, password: string): Promise<FieldErrors | undefined> {
  const { db, key } = contextOf(visit)
  const own = await isOwnPassword(db, personId, password, key())
  if (own === 'too-many-tries') return { password: 'Too many wrong passwords. Wait a quarter of an hour, then try again' }
  return own ? undefined : { password: 'This is not your password. Check it and try again' }
}
