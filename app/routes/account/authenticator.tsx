import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { Person } from '#app/features/people/accounts/people-rules.ts'
import { AuthenticatorSetUp } from '#app/features/people/second-factors/authenticator-set-up.tsx'
import { authenticatorToSetUp, confirmAuthenticator } from '#app/features/people/second-factors/authenticators.server.ts'
import { removeFactor } from '#app/features/people/second-factors/remove-factor.server.ts'
import { isLastRequired } from '#app/features/people/second-factors/second-factor-queries.server.ts'
import { qrPath } from '#app/features/people/second-factors/security-queries.server.ts'
import { takePoint } from '#app/features/people/sessions/rate-limits.server.ts'
import { endSessionsOf, renewSession } from '#app/features/people/sessions/sessions.server.ts'
import { type FieldErrors, namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { AccountPage } from './account-page.tsx'
import { freshPerson } from './entering.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Authenticator app · Concert' }]

const settingUp = ({ id, session }: Person) => ({ personId: id, session: session?.key ?? '' })

export async function loader(visit: LoaderFunctionArgs) {
  const { person, db, key, settings } = await freshPerson(visit)
  const wanted = authenticatorToSetUp(db, settingUp(person), { site: settings.siteName, name: person.name }, key())
  return {
    lastRequired: isLastRequired(db, person, 'authenticator'),
    setUp: wanted ? { ...wanted, qr: await qrPath(wanted.address) } : null,
  }
}

const LAST = 'A second step is asked of you, and this is the only one you have. Add a passkey first, then remove the app.'
const WRONG = 'The code does not fit. Check that the phone shows the right time, wait for the next code and enter it.'

export async function action(visit: ActionFunctionArgs) {
  const { person, db, at, machineNow, key, secure, cookieHeader } = await freshPerson(visit)
  const { intent, code = '' } = namedFields(await visit.request.formData(), ['intent', 'code'])
  const refused = (errors: FieldErrors, status = 422) => data({ errors }, { status })
  if (intent === 'remove') {
    const removed = await inSharedTransaction(db, (tx) => removeFactor(tx, person, 'authenticator', at))
    if (!removed.ok) return refused({ '': LAST })
    return redirectSaying(visit, '/account/security', { done: 'The app is removed.' })
  }
  const point = await takePoint(db, 'second-factor', person.id, key())
  if (!point.free) return refused({ code: 'There were too many wrong codes. Wait an hour and try again.' }, 429)
  const outcome = await inSharedTransaction(db, (tx) => {
    if (!confirmAuthenticator(tx, settingUp(person), code.slice(0, 20), key(), at, machineNow)) return { ok: false } as const
    endSessionsOf(tx, person.id, at, person.session?.key)
    return { ok: true, cookie: renewSession(tx, cookieHeader, secure, at, { strong: true }) } as const
  })
  if (!outcome.ok) return refused({ code: WRONG })
  await point.giveBack()
  return redirectSaying(visit, '/account/recovery-codes', { done: 'The authenticator app is set up.' }, [outcome.cookie])
}

const NOTES = [
  'Recovery codes come next: ten, for the day your phone is lost, broken or at home.',
  'Without the app, a passkey and a code, only the operator of Concert can let you in again.',
  'A mail tells you when the app is set up or removed.',
]

export default function Authenticator() {
  const { setUp, lastRequired } = useLoaderData<typeof loader>()
  return (
    <FormState errors={useActionData<typeof action>()?.errors}>
      <ErrorSummary />
      {setUp ? (
        <>
          <PageHeading lead="An app on your phone shows a new code every half minute. You enter it after the password.">
            Set up an authenticator app
          </PageHeading>
          <AccountPage notes={NOTES}>
            <AuthenticatorSetUp {...setUp} />
          </AccountPage>
        </>
      ) : (
        <>
          <PageHeading lead="It is set up. Its secret is never shown again.">Authenticator app</PageHeading>
          <AccountPage notes={NOTES}>
            {lastRequired ? (
              <p>
                {LAST} <a href="/account/passkeys">Add a passkey</a>
              </p>
            ) : (
              <form method="post">
                <p>For a new phone, remove the app here and set it up again.</p>
                <ButtonRow>
                  <Button variant="grave" name="intent" value="remove">
                    Remove the app
                  </Button>
                  <a href="/account/security">Keep it</a>
                </ButtonRow>
              </form>
            )}
          </AccountPage>
        </>
      )}
    </FormState>
  )
}
