import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { knowDevice } from '#app/features/people/sessions/known-devices.server.ts'
import { NewPasswordFields } from '#app/features/people/sign-in/new-password-fields.tsx'
import { RESET_LINK_WORDS, resetLinkState, resetPassword } from '#app/features/people/sign-in/reset-password.server.ts'
import { NEW_PASSWORD_FIELDS, newPasswordForm } from '#app/features/people/sign-in/sign-in-form.ts'
import { type FieldErrors, namedFields, parseFields } from '#app/platform/form.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf, unlessBusy } from './entering.server.ts'

export { actionHeaders as headers } from './action-headers.ts'

export const handle: PageHandle = { limited: true }
export const meta: MetaFunction = ({ error }) => [{ title: `${error ? 'Error: ' : ''}New password · Concert` }]

/** What a link that is worth nothing answers: 404 where we know of none, 410 where it was one. */
function linkState({ params, context }: LoaderFunctionArgs) {
  const state = resetLinkState(context.db, params.token ?? '', context.now())
  return state === 'good' ? undefined : { why: RESET_LINK_WORDS[state], status: state === 'unknown' ? 404 : 410 }
}

export async function loader(visit: LoaderFunctionArgs) {
  const bad = linkState(visit)
  return data({ why: bad?.why ?? null }, { status: bad?.status ?? 200 })
}

export async function action(visit: ActionFunctionArgs) {
  const form = parseFields(newPasswordForm, namedFields(await visit.request.formData(), NEW_PASSWORD_FIELDS))
  const refused = (errors: FieldErrors, status = 422) => data({ errors }, { status })
  const bad = linkState(visit)
  if (bad) return refused({}, bad.status)
  if (!form.ok) return refused(form.errors)
  const { db, at, key, secure, cookieHeader } = contextOf(visit)
  const sent = { token: visit.params.token ?? '', password: form.value.password }
  const { busy, done } = await unlessBusy(() => resetPassword(db, sent, at))
  if (busy) return busy()
  if (!done.ok) return done.reason === 'weak' ? refused({ password: done.words }) : refused({}, 410)
  // Whoever reads the mail of an address may try from here without strangers counting against them.
  const headers = { 'Set-Cookie': knowDevice(key, cookieHeader, done.email, secure, at) }
  return redirect('/sign-in?said=new-password', { headers })
}

export default function ResetPassword() {
  const { why } = useLoaderData<typeof loader>()
  const errors: FieldErrors = useActionData<typeof action>()?.errors ?? {}
  if (why)
    return (
      <>
        <PageHeading lead={why}>This link does not work</PageHeading>
        <p>
          <a href="/forgotten-password">Ask for a new link</a>
        </p>
      </>
    )
  return (
    <>
      <ErrorSummary errors={Object.entries(errors).map(([field, message]) => ({ field: field || undefined, message }))} />
      <PageHeading lead="Every session of yours ends, and you sign in with the new password.">New password</PageHeading>
      <Form method="post" className="narrow" noValidate>
        <NewPasswordFields errors={errors} />
        <ButtonRow>
          <Button>Set the password</Button>
        </ButtonRow>
      </Form>
    </>
  )
}
