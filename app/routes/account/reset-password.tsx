import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addressOf } from '#app/features/people/accounts/add-person.server.ts'
import { rememberDevice } from '#app/features/people/sessions/known-devices.server.ts'
import { NewPasswordFields } from '#app/features/people/sign-in/new-password-fields.tsx'
import { RESET_LINK_WORDS, resetLink, resetPassword } from '#app/features/people/sign-in/reset-password.server.ts'
import { NEW_PASSWORD_FIELDS, newPasswordForm } from '#app/features/people/sign-in/sign-in-form.ts'
import { moment } from '#app/platform/dates-in-words.ts'
import { type FieldErrors, namedFields, parseFields } from '#app/platform/form.ts'
import { Button, ButtonRow, LinkButton } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { WithNotes } from '#app/ui/with-notes.tsx'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { unlessBusy } from './entering.server.ts'

export { actionHeaders as headers } from './action-headers.ts'

export const handle: PageHandle = { wide: true, limited: true, scripted: true }
export const meta: MetaFunction = () => [{ title: 'New password · Concert' }]

/** The state of the link: a good one with the owner of the password, a used one as done, any other with the reason. */
export function loader(visit: LoaderFunctionArgs) {
  const { db, at } = contextOf(visit)
  const { state, personId, usedAt } = resetLink(db, visit.params.token ?? '', at)
  const none = { why: null, usedOn: null, email: '' }
  if (state === 'good') return data({ ...none, email: addressOf(db, personId ?? '') ?? '' })
  if (state === 'used') return data({ ...none, usedOn: moment(usedAt ?? 0) })
  return data({ ...none, why: RESET_LINK_WORDS[state] }, { status: state === 'unknown' ? 404 : 410 })
}

export async function action(visit: ActionFunctionArgs) {
  const form = parseFields(newPasswordForm, namedFields(await visit.request.formData(), NEW_PASSWORD_FIELDS))
  const refused = (errors: FieldErrors, status = 422) => data({ errors }, { status })
  const { db, at, key, secure, cookieHeader } = contextOf(visit)
  const token = visit.params.token ?? ''
  const done = (email: string) => {
    // A person who reads the mail of an address may try from here without strangers' tries counting against them.
    const known = rememberDevice(key(), cookieHeader, email, secure, at)
    return redirectSaying(visit, '/sign-in', { done: 'The new password is set. Sign in with it.' }, [known])
  }
  const { state } = resetLink(db, token, at)
  // Pressed twice: the page says that it is done.
  if (state === 'used') return redirect(`/reset-password/${token}`)
  if (state !== 'good') return refused({}, state === 'unknown' ? 404 : 410)
  if (!form.ok) return refused(form.errors)
  const { busy, done: outcome } = await unlessBusy(() => resetPassword(db, { token, password: form.value.password }, at))
  if (busy) return busy()
  if (outcome.ok) return done(outcome.email)
  if (outcome.reason === 'weak') return refused({ password: outcome.words })
  return outcome.state === 'used' ? redirect(`/reset-password/${token}`) : refused({}, 410)
}

export default function ResetPassword() {
  const { why, usedOn, email } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (usedOn || why)
    return (
      <>
        <PageHeading lead={why ?? `This link was used already: it set a new password on ${usedOn}. It works once.`}>
          {usedOn ? 'Your new password is set' : 'This link does not work'}
        </PageHeading>
        {usedOn ? <LinkButton href="/sign-in">Sign in</LinkButton> : null}
        <p>
          <a href="/forgotten-password">Ask for a new link</a>
        </p>
      </>
    )
  return (
    <FormState errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading lead="Every session of yours ends, and you sign in with the new password.">New password</PageHeading>
      <WithNotes
        notes={[
          'No rule asks for capitals, digits or signs, and a password does not expire.',
          'A password made of your name, your address or your practice is refused.',
          'A mail tells you that the password was changed.',
        ]}
      >
        <Form method="post" className="narrow" noValidate>
          <NewPasswordFields email={email} />
          <ButtonRow>
            <Button>Set the password</Button>
          </ButtonRow>
        </Form>
      </WithNotes>
    </FormState>
  )
}
