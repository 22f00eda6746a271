import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addressOf } from '#app/features/people/accounts/add-person.server.ts'
import { isOwnPath } from '#app/features/people/accounts/people-rules.ts'
import { WhosePassword } from '#app/features/people/sign-in/whose-password.tsx'
import { trustDevice } from '#app/features/people/trusted-devices/trust-device.server.ts'
import { type FieldErrors, namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { PasswordInput } from '#app/ui/password-input.tsx'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { notFound, signedIn } from '../shared-by-desks/guards.server.ts'
import { AccountPage } from './account-page.tsx'
import { unlessBusy } from './entering.server.ts'
import { ownPasswordErrors } from './own-password.server.ts'

export { actionHeaders as headers } from './action-headers.ts'

export const handle: PageHandle = { wide: true, scripted: true }
export const meta: MetaFunction = () => [{ title: 'Trust this device · Concert' }]

/** A person of a practice: nobody else has a return to make. */
async function whoseReturn(visit: LoaderFunctionArgs) {
  const entered = await signedIn(visit)
  if (!entered.person.roles.some(({ practiceCode }) => practiceCode)) throw notFound()
  return entered
}

export async function loader(visit: LoaderFunctionArgs) {
  const { person, db } = await whoseReturn(visit)
  const to = new URL(visit.request.url).searchParams.get('to') ?? ''
  return { to: isOwnPath(to) ? to : '/account/security', email: addressOf(db, person.id) ?? '' }
}

export async function action(visit: ActionFunctionArgs) {
  const { person } = await whoseReturn(visit)
  const { password = '', to = '' } = namedFields(await visit.request.formData(), ['password', 'to'])
  const refused = (errors: FieldErrors) => data({ errors }, { status: 422 })
  if (!password) return refused({ password: 'Enter your password' })
  const { busy, done: wrong } = await unlessBusy(() => ownPasswordErrors(visit, person.id, password))
  if (busy) return busy()
  if (wrong) return refused(wrong)
  const { db, at, secure, cookieHeader, userAgent } = contextOf(visit)
  const browser = { cookieHeader, userAgent, secure }
  const cookie = await inSharedTransaction(db, (tx) => trustDevice(tx, person.id, browser, at))
  const done = 'This device is trusted for 30 days. The mail of your return can be answered on it with one click.'
  return redirectSaying(visit, isOwnPath(to) ? to : '/account/security', { done }, [cookie])
}

export default function TrustedDevice() {
  const { to, email } = useLoaderData<typeof loader>()
  return (
    <FormState errors={useActionData<typeof action>()?.errors}>
      <ErrorSummary />
      <PageHeading lead="For 30 days you can answer the mail “Your return is waiting” in this browser without a password.">
        Trust this device
      </PageHeading>
      <AccountPage
        notes={[
          <>
            The devices you trust stand under <a href="/account/security">Sign-in and security</a>, and each can be ended there.
          </>,
          'Somebody who opens the mail on another device is asked to sign in.',
        ]}
      >
        <ul>
          <li>With the link of the mail, this browser can confirm that nothing changed. It can do nothing else.</li>
          <li>It shows the name of your practice and the week: no action, no answer, and no way to your desk.</li>
          <li>A return made so is marked, and your practice can take it back until the week ends.</li>
          <li>The trust ends when you end it, with a new password, and when you leave a practice.</li>
        </ul>
        <p>Trust only a device that you alone use, or that is locked when you leave it.</p>
        <Form method="post" className="narrow" noValidate>
          <input type="hidden" name="to" value={to} />
          <WhosePassword email={email} />
          <PasswordInput name="password" label="Your password" autoComplete="current-password" />
          <ButtonRow>
            <Button>Trust this device</Button>
            <a href={to}>Leave it</a>
          </ButtonRow>
        </Form>
      </AccountPage>
    </FormState>
  )
}
