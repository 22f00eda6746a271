import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { demonstrationSignIns } from '#app/features/demonstration/sign-in-list.ts'
import { placeAfterSignIn, ROLE_WORDS } from '#app/features/people/people-rules.ts'
import { personOfCookie, startSession } from '#app/features/people/sessions.server.ts'
import { SIGN_IN_FIELDS, signInForm } from '#app/features/people/sign-in-form.ts'
import { checkSignIn, SIGN_IN_REFUSALS } from '#app/features/people/sign-ins.server.ts'
import { registerKindOf } from '#app/features/register/register-pages.server.ts'
import { type FieldErrors, namedFields, parseFields } from '#app/platform/form.ts'
import { Button } from '#app/ui/button.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { TextInput } from '#app/ui/inputs.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import { Table } from '#app/ui/table.tsx'
import { whoAsks } from '../guards.server.ts'

export const meta: MetaFunction<typeof loader> = ({ error }) => [{ title: `${error ? 'Error: ' : ''}Sign in · Concert` }]

export async function loader(visit: LoaderFunctionArgs) {
  const to = new URL(visit.request.url).searchParams.get('to') ?? ''
  const person = await whoAsks(visit)
  if (person) throw redirect(placeAfterSignIn(person, to))
  const made = registerKindOf(visit.context.db) === 'demonstration' ? demonstrationSignIns : []
  return { to, signIns: made.map(({ email, password, role, purpose }) => ({ email, password, role: ROLE_WORDS[role], purpose })) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { db, now, settings } = context
  const fields = namedFields(await request.formData(), SIGN_IN_FIELDS)
  const refused = (errors: FieldErrors) => data({ errors, email: fields.email, to: fields.to }, { status: 422 })
  const form = parseFields(signInForm, fields)
  if (!form.ok) return refused(form.errors)
  const outcome = await checkSignIn(db, form.value, now())
  if (!outcome.ok) return refused({ email: SIGN_IN_REFUSALS[outcome.reason] })
  const at = now()
  const start = { now: at, userAgent: request.headers.get('User-Agent'), replaces: request.headers.get('Cookie') }
  const cookie = await startSession(db, outcome.personId, settings.secureCookies, start)
  const person = await personOfCookie(db, cookie.split(';')[0] ?? '', settings.secureCookies, at)
  return redirect(placeAfterSignIn(person ?? { standings: [] }, form.value.to), { headers: { 'Set-Cookie': cookie } })
}

export default function SignIn() {
  const { to, signIns } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const errors = refused?.errors ?? {}
  return (
    <>
      <ErrorSummary errors={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
      <PageHeading lead="For partners, practice managers, LMC officers and the committee.">Sign in</PageHeading>
      <Form method="post" className="narrow" noValidate>
        <input type="hidden" name="to" value={refused?.to ?? to} />
        <TextInput
          name="email"
          type="email"
          label="E-mail address"
          autoComplete="username"
          spellCheck={false}
          defaultValue={refused?.email}
          error={errors.email}
        />
        <TextInput name="password" type="password" label="Password" autoComplete="current-password" error={errors.password} />
        <Button>Sign in</Button>
      </Form>
      {signIns.length > 0 ? (
        <section aria-labelledby="sign-ins">
          <SectionHeading id="sign-ins">Sign-ins of the demonstration</SectionHeading>
          <Table
            caption="Sign-ins of the demonstration"
            spokenCaption
            columns={[
              { key: 'purpose', label: 'Who' },
              { key: 'email', label: 'E-mail address' },
              { key: 'password', label: 'Password' },
            ]}
            rows={signIns.map(({ email, password, purpose }) => ({ key: email, cells: [purpose, email, password] }))}
            note="They are made up, and only the demonstration has them."
          />
        </section>
      ) : null}
    </>
  )
}
