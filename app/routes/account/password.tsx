import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addressOf } from '#app/features/people/accounts/add-person.server.ts'
import { renewSession } from '#app/features/people/sessions/sessions.server.ts'
import { changePassword } from '#app/features/people/sign-in/change-password.server.ts'
import { NewPasswordFields } from '#app/features/people/sign-in/new-password-fields.tsx'
import { isOwnPassword, OWN_PASSWORD_REFUSALS } from '#app/features/people/sign-in/sign-in.server.ts'
import { CHANGE_PASSWORD_FIELDS, changePasswordForm } from '#app/features/people/sign-in/sign-in-form.ts'
import { type FieldErrors, namedFields, parseFields } from '#app/platform/form.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { PasswordInput } from '#app/ui/password-input.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { signedIn } from '../shared-by-desks/guards.server.ts'
import { AccountPage } from './account-page.tsx'
import { unlessBusy } from './entering.server.ts'

export { actionHeaders as headers } from './action-headers.ts'

export const handle: PageHandle = { wide: true, scripted: true }
export const meta: MetaFunction = () => [{ title: 'Change the password · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { person, db } = await signedIn(visit)
  return { email: addressOf(db, person.id) ?? '' }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, db, at, key, secure, cookieHeader } = await signedIn(visit)
  const form = parseFields(changePasswordForm, namedFields(await visit.request.formData(), CHANGE_PASSWORD_FIELDS))
  const refused = (errors: FieldErrors, status = 422) => data({ errors }, { status })
  if (!form.ok) return refused(form.errors)
  const { busy, done } = await unlessBusy(async () => {
    const own = await isOwnPassword(db, person.id, form.value.old, key())
    if (own !== true) return { ok: false as const, field: 'old', words: OWN_PASSWORD_REFUSALS[own || 'wrong'] }
    const set = { personId: person.id, password: form.value.password, session: person.session?.key ?? '' }
    return { field: 'password', ...(await changePassword(db, set, at, (tx) => renewSession(tx, cookieHeader, secure, at))) }
  })
  if (busy) return busy()
  if (!done.ok) return refused({ [done.field]: done.words })
  const cookie = done.done
  return redirectSaying(visit, '/account/security', { done: 'Your new password is set. Your other sessions have ended.' }, [
    cookie,
  ])
}

export default function ChangePassword() {
  const { email } = useLoaderData<typeof loader>()
  return (
    <FormState errors={useActionData<typeof action>()?.errors}>
      <ErrorSummary />
      <PageHeading lead="Every other session of yours ends, no device is trusted any more, and a mail tells you that the password was changed.">
        Change the password
      </PageHeading>
      <AccountPage
        notes={[
          'No rule asks for capitals, digits or signs, and a password does not expire.',
          'A password made of your name, your address or your practice is refused.',
          <>
            You do not know the current one? Sign out, and <a href="/forgotten-password">ask for a new one by mail</a>.
          </>,
        ]}
      >
        <Form method="post" className="narrow" noValidate>
          <PasswordInput name="old" label="Current password" autoComplete="current-password" />
          <NewPasswordFields email={email} />
          <ButtonRow>
            <Button>Change the password</Button>
            <a href="/account/security">Leave it as it is</a>
          </ButtonRow>
        </Form>
      </AccountPage>
    </FormState>
  )
}
