import type { AppLoadContext } from '@remix-run/node'
import { isOwnPassword } from '#app/features/people/sign-in/sign-in.server.ts'
import type { FieldErrors } from '#app/platform/form.ts'
import { secretKeyOf } from '#app/platform/secret-key.server.ts'

/** The errors of the password asked for before a grave change; undefined when it is the person's own. */
export async function ownPasswordErrors(
  { context }: { context: AppLoadContext },
  personId: string,
  password: string,
): Promise<FieldErrors | undefined> {
  const own = await isOwnPassword(context.db, personId, password, secretKeyOf(context.settings))
  if (own === 'too-many-tries') return { password: 'Too many wrong passwords. Wait a quarter of an hour, then try again' }
  return own ? undefined : { password: 'This is not your password. Check it and try again' }
}
