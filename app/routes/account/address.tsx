import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { askForNewAddress } from '#app/features/people/own-data/change-address.server.ts'
import { ADDRESS_FIELDS, addressForm } from '#app/features/people/own-data/own-details-form.ts'
import { ownDetails } from '#app/features/people/own-data/own-details-queries.server.ts'
import { WhosePassword } from '#app/features/people/sign-in/whose-password.tsx'
import { type FieldErrors, namedFields, parseFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { TextInput } from '#app/ui/inputs.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { PasswordInput } from '#app/ui/password-input.tsx'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { signedIn } from '../shared-by-desks/guards.server.ts'
import { AccountPage } from './account-page.tsx'
import { ownPasswordErrors } from './own-password.server.ts'

export const handle: PageHandle = { wide: true, scripted: true }
export const meta: MetaFunction = () => [{ title: 'Change my e-mail address · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { person, db } = await signedIn(visit)
  return { email: ownDetails(db, person.id).email }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, db } = await signedIn(visit)
  const fields = namedFields(await visit.request.formData(), ADDRESS_FIELDS)
  const refused = (errors: FieldErrors) => data({ errors, values: { email: fields.email ?? '' } }, { status: 422 })
  const form = parseFields(addressForm, fields)
  if (!form.ok) return refused(form.errors)
  const wrong = await ownPasswordErrors(visit, person.id, form.value.password)
  if (wrong) return refused(wrong)
  const { email } = form.value
  await inSharedTransaction(db, (tx) => askForNewAddress(tx, person.id, email, contextOf(visit).at))
  return redirectSaying(visit, '/account/details', {
    done: 'A link is on its way to the new address. Your old address stays until the link is used.',
  })
}

export default function Address() {
  const { email } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <FormState values={refused?.values} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading
        lead={`You sign in with ${email}. We send a link to the new address. Your old address stays in use until you open it; then we tell the old address.`}
      >
        Change my e-mail address
      </PageHeading>
      <AccountPage
        notes={[
          'The link works once, for one day. You confirm the new address signed in, so the link alone changes nothing.',
          'An invitation is accepted with the address it was sent to.',
          'What you recorded stays yours: it belongs to your account, not to the address.',
        ]}
      >
        <Form method="post" className="narrow" noValidate>
          <TextInput name="email" type="email" label="New e-mail address" autoComplete="off" spellCheck={false} />
          <WhosePassword email={email} />
          <PasswordInput name="password" label="Your password" autoComplete="current-password" />
          <ButtonRow>
            <Button>Send the link</Button>
            <a href="/account/details">Keep the address</a>
          </ButtonRow>
        </Form>
      </AccountPage>
    </FormState>
  )
}
