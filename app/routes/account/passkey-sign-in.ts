import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { PASSKEY_FIELDS } from '#app/features/people/second-factors/passkey-form.ts'
import { PASSKEY_REFUSALS } from '#app/features/people/second-factors/passkey-words.ts'
import { askForPasskeySignIn, signInWithPasskey } from '#app/features/people/second-factors/passkeys.server.ts'
import { openChallenge } from '#app/features/people/sessions/challenges.server.ts'
import { takePoint } from '#app/features/people/sessions/rate-limits.server.ts'
import { namedFields } from '#app/platform/form.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { letIn, secondQuestion, siteOf, tellRefused } from './entering.server.ts'

export const handle: PageHandle = { limited: true }

export const loader = () => redirect('/sign-in')

/** `ask` gives the browser the challenge as JSON; the answer comes as a form. */
export async function action(visit: ActionFunctionArgs) {
  const { intent, token = '', answer = '', to = '' } = namedFields(await visit.request.formData(), PASSKEY_FIELDS)
  const { db, at, key, secure, source, cookieHeader, settings } = contextOf(visit)
  const site = siteOf(settings)
  if (intent === 'ask') {
    const point = await takePoint(db, 'passkey-source', source, key())
    if (!point.free) tellRefused(visit, 'too-many-tries')
    if (!point.free) return new Response(null, { status: 429, headers: { 'Retry-After': String(point.retryAfter) } })
    const halfway = openChallenge(db, 'second-factor', secondQuestion.of(cookieHeader, secure), at)
    return Response.json(await askForPasskeySignIn(db, halfway?.personId ?? null, site, at))
  }
  const entry = { strong: true, to: to.slice(0, 500) }
  const outcome = await signInWithPasskey(db, { token, answer }, site, at, (tx, who) => letIn(tx, visit, who, entry))
  if (outcome.ok) return outcome.done
  tellRefused(visit, 'passkey')
  const refused = { refused: PASSKEY_REFUSALS['not-accepted'], field: 'passkey' }
  return redirectSaying(visit, `/sign-in?to=${encodeURIComponent(entry.to)}`, refused)
}
