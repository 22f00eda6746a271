import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addressOf } from '#app/features/people/accounts/add-person.server.ts'
import { isOwnPath } from '#app/features/people/accounts/people-rules.ts'
import { renewSession } from '#app/features/people/sessions/sessions.server.ts'
import { isOwnPassword, OWN_PASSWORD_REFUSALS } from '#app/features/people/sign-in/sign-in.server.ts'
import { OWN_PASSWORD_FIELDS, ownPasswordForm } from '#app/features/people/sign-in/sign-in-form.ts'
import { WhosePassword } from '#app/features/people/sign-in/whose-password.tsx'
import { type FieldErrors, namedFields, parseFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { PasswordInput } from '#app/ui/password-input.tsx'
import { signedInHalfway } from '../shared-by-desks/guards.server.ts'
import { AccountPage } from './account-page.tsx'
import { unlessBusy } from './entering.server.ts'

export { actionHeaders as headers } from './action-headers.ts'

export const handle: PageHandle = { wide: true, scripted: true }
export const meta: MetaFunction = () => [{ title: 'Confirm it is you · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { person, db } = await signedInHalfway(visit)
  const to = new URL(visit.request.url).searchParams.get('to') ?? ''
  return { to, email: addressOf(db, person.id) ?? '' }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, db, at, key, secure, cookieHeader } = await signedInHalfway(visit)
  const form = parseFields(ownPasswordForm, namedFields(await visit.request.formData(), OWN_PASSWORD_FIELDS))
  const refused = (errors: FieldErrors, status = 422) => data({ errors }, { status })
  if (!form.ok) return refused(form.errors)
  const { busy, done } = await unlessBusy(() => isOwnPassword(db, person.id, form.value.password, key()))
  if (busy) return busy()
  if (done !== true) return refused({ password: OWN_PASSWORD_REFUSALS[done || 'wrong'] }, done ? 429 : 422)
  const cookie = await inSharedTransaction(db, (tx) => renewSession(tx, cookieHeader, secure, at))
  const to = isOwnPath(form.value.to) ? form.value.to : '/account/security'
  return redirect(to, { headers: cookie ? { 'Set-Cookie': cookie } : {} })
}

export default function Confirm() {
  const { to, email } = useLoaderData<typeof loader>()
  return (
    <FormState errors={useActionData<typeof action>()?.errors}>
      <ErrorSummary />
      <PageHeading lead="The next page changes how you sign in. Enter your password, in case somebody else is using your computer.">
        Confirm it is you
      </PageHeading>
      <AccountPage
        notes={[
          'You are asked again a quarter of an hour after you signed in: desktops in a practice are shared.',
          'A mail tells you each time your password or a second step changes.',
        ]}
      >
        <Form method="post" className="narrow" noValidate>
          <input type="hidden" name="to" value={to} />
          <WhosePassword email={email} />
          <PasswordInput name="password" label="Password" autoComplete="current-password" />
          <ButtonRow>
            <Button>Go on</Button>
          </ButtonRow>
        </Form>
      </AccountPage>
    </FormState>
  )
}
