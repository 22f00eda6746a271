import { type ActionFunctionArgs, data, type MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { useContext } from 'react'
import { askForReset } from '#app/features/people/sign-in/reset-password.server.ts'
import { FORGOTTEN_FIELDS, forgottenForm } from '#app/features/people/sign-in/sign-in-form.ts'
import { FlashContext } from '#app/platform/flash.ts'
import { type FieldErrors, namedFields, parseFields } from '#app/platform/form.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { TextInput } from '#app/ui/inputs.tsx'
import { ErrorSummary, InsetNote } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { WithNotes } from '#app/ui/with-notes.tsx'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'

export { actionHeaders as headers } from './action-headers.ts'

export const handle: PageHandle = { wide: true, limited: true }
export const meta: MetaFunction = () => [{ title: 'Forgotten password · Concert' }]

export async function action(visit: ActionFunctionArgs) {
  const fields = namedFields(await visit.request.formData(), FORGOTTEN_FIELDS)
  const values = { email: (fields.email ?? '').slice(0, 254) }
  const refused = (errors: FieldErrors, init: ResponseInit = { status: 422 }) => data({ errors, values }, init)
  const form = parseFields(forgottenForm, fields)
  if (!form.ok) return refused(form.errors)
  const { db, at, key, source } = contextOf(visit)
  const outcome = await askForReset(db, { email: form.value.email, source, key: key() }, at)
  if (outcome.ok) return redirectSaying(visit, '/forgotten-password', { done: 'A mail is on its way to the address you gave.' })
  const words = 'From here, too many new passwords were asked for in the last hour. Wait an hour and try again.'
  return refused({ email: words }, { status: 429, headers: { 'Retry-After': String(outcome.retryAfter) } })
}

export default function ForgottenPassword() {
  const sent = useContext(FlashContext)
  const refused = useActionData<typeof action>()
  if (sent && !refused)
    return (
      <>
        <PageHeading>Check your email</PageHeading>
        <p>It holds a link that works once, for one hour. If nobody signs in with the address, the mail says so.</p>
        <InsetNote>
          No mail after ten minutes? Look where unwanted mail lands. In one hour, three mails go to the same address and no more.
        </InsetNote>
        <p>
          <a href="/forgotten-password">Try another address</a>
        </p>
      </>
    )
  return (
    <FormState values={refused?.values} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading lead="We send a link to your address. It works once, for one hour.">Forgotten password</PageHeading>
      <WithNotes
        notes={[
          'If nobody signs in with the address, the mail says so.',
          'In one hour, three mails go to the same address and no more. Look where unwanted mail lands.',
          'A second step stays: the new password alone does not get past it.',
        ]}
      >
        <Form method="post" className="narrow" noValidate>
          <TextInput
            name="email"
            type="email"
            label="E-mail address you sign in with"
            autoComplete="username"
            spellCheck={false}
          />
          <ButtonRow>
            <Button>Send the link</Button>
          </ButtonRow>
        </Form>
        <p>
          <a href="/sign-in">Back to sign in</a>
        </p>
      </WithNotes>
    </FormState>
  )
}
