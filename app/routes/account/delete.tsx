import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addressOf } from '#app/features/people/accounts/add-person.server.ts'
import { followsLeaving } from '#app/features/people/accounts/leaving-queries.server.ts'
import { LeavingWarning, ToldOfLeaving, WhatLeavingEnds } from '#app/features/people/accounts/leaving-warning.tsx'
import { MORE_FOLLOWS, shownConsequences } from '#app/features/people/accounts/leaving-words.ts'
import { deleteAccount } from '#app/features/people/own-data/delete-account.server.ts'
import { DELETE_FIELDS, deleteForm } from '#app/features/people/own-data/own-details-form.ts'
import { endSession } from '#app/features/people/sessions/sessions.server.ts'
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
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { signedIn } from '../shared-by-desks/guards.server.ts'
import { AccountPage } from './account-page.tsx'
import { ownPasswordErrors } from './own-password.server.ts'

export const handle: PageHandle = { wide: true, scripted: true }
export const meta: MetaFunction = () => [{ title: 'Delete my account · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { person, db } = await signedIn(visit)
  return { leaving: followsLeaving(db, person), email: addressOf(db, person.id) ?? '' }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, db, secure, cookieHeader } = await signedIn(visit)
  const refused = (errors: FieldErrors) => data({ errors }, { status: 422 })
  const form = parseFields(deleteForm, namedFields(await visit.request.formData(), DELETE_FIELDS))
  if (!form.ok) return refused(form.errors)
  const wrong = await ownPasswordErrors(visit, person.id, form.value.password)
  if (wrong) return refused(wrong)
  const { told } = form.value
  const cookie = await inSharedTransaction(db, (tx) => {
    if (told !== shownConsequences(followsLeaving(tx, person))) return undefined
    deleteAccount(tx, person, contextOf(visit).at)
    return endSession(tx, cookieHeader, secure)
  })
  if (!cookie) return refused({ '': MORE_FOLLOWS })
  return redirect('/account/deleted', { headers: { 'Set-Cookie': cookie } })
}

export default function DeleteAccount() {
  const { leaving, email } = useLoaderData<typeof loader>()
  return (
    <FormState errors={useActionData<typeof action>()?.errors}>
      <ErrorSummary />
      <PageHeading lead="This cannot be undone. It ends every session at once.">Delete my account</PageHeading>
      <AccountPage
        notes={[
          <>
            To leave one role and keep the account, go to <a href="/account/roles">My roles</a>.
          </>,
          'One last mail tells your address that the account is deleted.',
          'To come back you need an invitation from your practice, your LMC or the committee.',
        ]}
      >
        <LeavingWarning leaving={leaving} />
        <WhatLeavingEnds>
          <li>Your name, e-mail address, password, authenticator and passkeys are deleted; the record no longer leads to you.</li>
          <li>The log keeps what was done under a number that no longer leads to you.</li>
        </WhatLeavingEnds>
        <p>
          <a href="/account/data">Download everything held on you</a> first, if you want to keep it.
        </p>
        <Form method="post" className="narrow" noValidate>
          <ToldOfLeaving leaving={leaving} />
          <WhosePassword email={email} />
          <PasswordInput name="password" label="Your password" autoComplete="current-password" />
          <ButtonRow>
            <Button variant="grave">Delete my account</Button>
            <a href="/account/details">Keep it</a>
          </ButtonRow>
        </Form>
      </AccountPage>
    </FormState>
  )
}
