import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { isOwnPath } from '#app/features/people/accounts/people-rules.ts'
import { renewSession } from '#app/features/people/sessions/sessions.server.ts'
import { isOwnPassword, OWN_PASSWORD_REFUSALS } from '#app/features/people/sign-in/sign-in.server.ts'
import { OWN_PASSWORD_FIELDS, ownPasswordForm } from '#app/features/people/sign-in/sign-in-form.ts'
import { type FieldErrors, namedFields, parseFields } from '#app/platform/form.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { TextInput } from '#app/ui/inputs.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import { signedInHalfway } from '../shared-by-desks/guards.server.ts'
import { contextOf, unlessBusy } from './entering.server.ts'

export { actionHeaders as headers } from './action-headers.ts'

export const meta: MetaFunction = ({ error }) => [{ title: `${error ? 'Error: ' : ''}Your password again · Concert` }]

export async function loader(visit: LoaderFunctionArgs) {
  await signedInHalfway(visit)
  return { to: new URL(visit.request.url).searchParams.get('to') ?? '' }
}

export async function action(visit: ActionFunctionArgs) {
  const person = await signedInHalfway(visit)
  const form = parseFields(ownPasswordForm, namedFields(await visit.request.formData(), OWN_PASSWORD_FIELDS))
  const refused = (errors: FieldErrors, status = 422) => data({ errors }, { status })
  if (!form.ok) return refused(form.errors)
  const { db, at, key, secure, cookieHeader } = contextOf(visit)
  const { busy, done } = await unlessBusy(() => isOwnPassword(db, person.id, form.value.password, key))
  if (busy) return busy()
  if (done !== true) return refused({ password: OWN_PASSWORD_REFUSALS[done || 'wrong'] }, done ? 429 : 422)
  const cookie = await renewSession(db, cookieHeader, secure, at)
  const to = isOwnPath(form.value.to) ? form.value.to : '/account/security'
  return redirect(to, { headers: cookie ? { 'Set-Cookie': cookie } : {} })
}

export default function Confirm() {
  const { to } = useLoaderData<typeof loader>()
  const errors: FieldErrors = useActionData<typeof action>()?.errors ?? {}
  return (
    <>
      <ErrorSummary errors={Object.entries(errors).map(([field, message]) => ({ field: field || undefined, message }))} />
      <PageHeading lead="What comes next changes how you sign in. Desktops are shared, so we make sure that it is you.">
        Your password again
      </PageHeading>
      <Form method="post" className="narrow" noValidate>
        <input type="hidden" name="to" value={to} />
        <TextInput name="password" type="password" label="Password" autoComplete="current-password" error={errors.password} />
        <ButtonRow>
          <Button>Go on</Button>
        </ButtonRow>
      </Form>
    </>
  )
}
