import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useContext } from 'react'
import { foldedEmail, pathAfterSignIn, ROLE_WORDS } from '#app/features/people/accounts/people-rules.ts'
import { PasskeyButton } from '#app/features/people/second-factors/passkey-button.tsx'
import { sessionIdIn } from '#app/features/people/sessions/open-session.server.ts'
import { NewPasswordByMail } from '#app/features/people/sign-in/new-password-by-mail.tsx'
import { SIGN_IN_REFUSALS, signIn } from '#app/features/people/sign-in/sign-in.server.ts'
import { SIGN_IN_FIELDS, signInForm } from '#app/features/people/sign-in/sign-in-form.ts'
import { whySignIn } from '#app/features/people/sign-in/why-sign-in-rules.ts'
import { registerKindOf } from '#app/features/register/records/register-queries.server.ts'
import { FlashContext, refusedAt } from '#app/platform/flash.ts'
import { type FieldErrors, namedFields, parseFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { TextInput } from '#app/ui/inputs.tsx'
import { ErrorSummary, InsetNote } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { PasswordInput } from '#app/ui/password-input.tsx'
import { demonstrationSignIns } from '#demonstration/sign-in-list.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { whoAsks } from '../shared-by-desks/guards.server.ts'
import { letIn, secondQuestion, tellRefused, unlessBusy } from './entering.server.ts'

export { actionHeaders as headers } from './action-headers.ts'

import { knownDevice } from '#app/features/people/sessions/known-devices.server.ts'
import { DemonstrationSignIns } from './demonstration-sign-ins.tsx'

export const handle: PageHandle = { wide: true, scripted: true, limited: true }
export const meta: MetaFunction = () => [{ title: 'Sign in · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const to = new URL(visit.request.url).searchParams.get('to') ?? ''
  const person = await whoAsks(visit)
  if (person) throw redirect(pathAfterSignIn(person, to))
  const { db, secure, cookieHeader } = contextOf(visit)
  const made = registerKindOf(db) === 'demonstration' ? demonstrationSignIns : []
  const signIns = made.map(({ email, password, role, purpose }) => ({ email, password, role: ROLE_WORDS[role], purpose }))
  return { to, why: whySignIn(to, sessionIdIn(cookieHeader, secure) !== undefined), signIns }
}

export async function action(visit: ActionFunctionArgs) {
  const fields = namedFields(await visit.request.formData(), SIGN_IN_FIELDS)
  const values = { email: fields.email ?? '', to: fields.to ?? '' }
  const refused = (errors: FieldErrors, init: ResponseInit = { status: 422 }) => data({ errors, values }, init)
  const form = parseFields(signInForm, fields)
  if (!form.ok) return refused(form.errors)
  const { db, at, key, secure, source, cookieHeader } = contextOf(visit)
  const { email, password, to } = form.value
  const device = knownDevice(key(), cookieHeader, email, secure, at)
  const { busy, done } = await unlessBusy(() => signIn(db, { email, password, source, device, key: key() }, at))
  if (busy) {
    tellRefused(visit, 'busy', foldedEmail(email))
    return busy(values)
  }
  if (!done.ok) {
    tellRefused(visit, done.retryAfter ? 'too-many-tries' : 'password', foldedEmail(email))
    const later = { status: 429, headers: { 'Retry-After': String(done.retryAfter) } }
    if (done.retryAfter) return data({ errors: { email: SIGN_IN_REFUSALS[done.reason] }, values, byMail: email }, later)
    return refused({ email: SIGN_IN_REFUSALS[done.reason] })
  }
  if (!done.second) return inSharedTransaction(db, (tx) => letIn(tx, visit, done.personId, { strong: false, to }))
  const headers = { 'Set-Cookie': secondQuestion.set(done.second, secure) }
  return redirect(`/sign-in/second-factor?to=${encodeURIComponent(to)}`, { headers })
}

export default function SignIn() {
  const { to, why, signIns } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const passkeyRefused = refusedAt('passkey', useContext(FlashContext))
  const goingTo = refused?.values.to ?? to
  return (
    <FormState values={refused?.values} errors={refused?.errors}>
      <ErrorSummary />
      {refused && 'byMail' in refused ? <NewPasswordByMail email={refused.byMail} /> : null}
      <PageHeading lead="For partners, practice managers, LMC officers and the committee.">Sign in</PageHeading>
      {why ? <InsetNote readFirst>{why}</InsetNote> : null}
      <Columns
        sideLabel="Other ways in"
        side={
          <>
            <section aria-labelledby="with-a-passkey" className="not-on-paper">
              <SectionHeading id="with-a-passkey">With a passkey</SectionHeading>
              <PasskeyButton kind="sign-in" to={goingTo} label="Use a passkey" error={passkeyRefused} />
            </section>
            <section aria-labelledby="no-way-in">
              <SectionHeading id="no-way-in">No password?</SectionHeading>
              <ul className="plain-list">
                <li>
                  <a href="/forgotten-password">I have forgotten my password</a>
                </li>
                <li>
                  <a href="/join">My practice is not here yet</a>
                </li>
              </ul>
            </section>
          </>
        }
      >
        <Form method="post" className="narrow" noValidate>
          <input type="hidden" name="to" value={goingTo} />
          <TextInput name="email" type="email" label="E-mail address" autoComplete="username webauthn" spellCheck={false} />
          <PasswordInput name="password" label="Password" autoComplete="current-password" />
          <ButtonRow>
            <Button>Sign in</Button>
          </ButtonRow>
        </Form>
      </Columns>
      <DemonstrationSignIns signIns={signIns} />
    </FormState>
  )
}
