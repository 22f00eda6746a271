import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { PASSKEY_FIELDS } from '#app/features/people/second-factors/passkey-form.ts'
import { PASSKEY_REFUSALS } from '#app/features/people/second-factors/passkey-words.ts'
import { addPasskey, askForPasskey } from '#app/features/people/second-factors/passkeys.server.ts'
import { recoveryCodesLeft } from '#app/features/people/second-factors/recovery-codes.server.ts'
import { factorsOf } from '#app/features/people/second-factors/second-factor-queries.server.ts'
import { endSessionsOf, renewSession } from '#app/features/people/sessions/sessions.server.ts'
import { namedFields } from '#app/platform/form.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { freshPerson, siteOf } from './entering.server.ts'

export const loader = () => redirect('/account/passkeys')

/** `ask` gives the browser the challenge as JSON; the answer comes as a form. */
export async function action(visit: ActionFunctionArgs) {
  const { person, db, at, secure, cookieHeader, settings } = await freshPerson(visit)
  const { intent, token = '', answer = '', name = '' } = namedFields(await visit.request.formData(), PASSKEY_FIELDS)
  const site = siteOf(settings)
  if (intent === 'ask') return Response.json(await askForPasskey(db, person.id, site, at))
  const first = !factorsOf(db, person.id).any
  const outcome = await addPasskey(db, person.id, { token, answer, name }, site, at, (tx) => {
    // A session by password alone counts as strong once its person has made a passkey in it; others, begun without one, end.
    if (first) endSessionsOf(tx, person.id, at, person.session?.key)
    return renewSession(tx, cookieHeader, secure, at, { strong: true })
  })
  if (!outcome.ok)
    return redirectSaying(visit, '/account/passkeys', { refused: PASSKEY_REFUSALS[outcome.reason], field: 'passkey' })
  const to = recoveryCodesLeft(db, person.id) === 0 ? '/account/recovery-codes' : '/account/passkeys'
  return redirectSaying(visit, to, { done: 'The passkey is added.' }, [outcome.done])
}
