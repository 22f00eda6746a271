import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerSecondFactor, SECOND_FACTOR_REFUSALS } from '#app/features/people/second-factors/answer-second-factor.server.ts'
import { PasskeyButton } from '#app/features/people/second-factors/passkey-button.tsx'
import { factorsOf } from '#app/features/people/second-factors/second-factor-queries.server.ts'
import { openChallenge } from '#app/features/people/sessions/challenges.server.ts'
import { knownDeviceOfPerson } from '#app/features/people/sign-in/sign-in.server.ts'
import { SECOND_FACTOR_FIELDS, secondFactorForm } from '#app/features/people/sign-in/sign-in-form.ts'
import { type FieldErrors, namedFields, parseFields } from '#app/platform/form.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { TextInput } from '#app/ui/inputs.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { WithNotes } from '#app/ui/with-notes.tsx'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { letIn, secondQuestion, tellRefused } from './entering.server.ts'

export { actionHeaders as headers } from './action-headers.ts'

export const handle: PageHandle = { wide: true, scripted: true, limited: true }
export const meta: MetaFunction = () => [{ title: 'Second step · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { db, at, secure, cookieHeader } = contextOf(visit)
  const asked = openChallenge(db, 'second-factor', secondQuestion.of(cookieHeader, secure), at)
  const to = new URL(visit.request.url).searchParams.get('to') ?? ''
  if (!asked?.personId) throw redirect(`/sign-in?to=${encodeURIComponent(to)}`)
  return { to, factors: factorsOf(db, asked.personId) }
}

const START_AGAIN = 'The sign-in took too long, or there were too many wrong codes. Enter your e-mail address and password again.'

export async function action(visit: ActionFunctionArgs) {
  const form = parseFields(secondFactorForm, namedFields(await visit.request.formData(), SECOND_FACTOR_FIELDS))
  const refused = (errors: FieldErrors, init: ResponseInit = { status: 422 }) => data({ errors }, init)
  const { db, at, machineNow, key, secure, cookieHeader } = contextOf(visit)
  const token = secondQuestion.of(cookieHeader, secure)
  const asked = openChallenge(db, 'second-factor', token, at)
  if (!asked?.personId) throw redirectSaying(visit, '/sign-in', { refused: START_AGAIN })
  if (!form.ok) return refused(form.errors)
  const device = knownDeviceOfPerson(db, asked.personId, { cookieHeader, secure, key: key() }, at)
  const { code, to } = form.value
  const outcome = await answerSecondFactor(db, { token, code, device, key: key(), machineNow }, at, (tx, who) =>
    letIn(tx, visit, who, { strong: true, to }),
  )
  if (outcome.ok) return outcome.done
  tellRefused(visit, outcome.retryAfter ? 'too-many-tries' : 'code', asked.personId)
  if (outcome.reason === 'start-again') throw redirectSaying(visit, '/sign-in', { refused: START_AGAIN })
  const later = { status: 429, headers: { 'Retry-After': String(outcome.retryAfter) } }
  return refused({ code: SECOND_FACTOR_REFUSALS[outcome.reason] }, outcome.retryAfter ? later : undefined)
}

export default function SecondFactor() {
  const { to, factors } = useLoaderData<typeof loader>()
  return (
    <FormState errors={useActionData<typeof action>()?.errors}>
      <ErrorSummary />
      <PageHeading lead="The password is right. Now show that you hold your phone or another device of yours.">
        Second step
      </PageHeading>
      <WithNotes
        notes={[
          'Your phone is lost, broken or at home? A recovery code gets you in, once.',
          'No phone and no code? Only the operator of Concert can let you in again.',
        ]}
      >
        <Form method="post" className="narrow" noValidate>
          <input type="hidden" name="to" value={to} />
          <TextInput
            name="code"
            label={factors.authenticator ? 'Code' : 'Recovery code'}
            hint={
              factors.authenticator
                ? 'Six digits from your authenticator app. Without your phone: a recovery code, such as abcd-efgh-jkmn.'
                : 'Such as abcd-efgh-jkmn. Each works once.'
            }
            autoComplete="one-time-code"
            spellCheck={false}
            width="medium"
          />
          <ButtonRow>
            <Button>Sign in</Button>
          </ButtonRow>
        </Form>
        {factors.passkey ? (
          <section aria-labelledby="with-a-passkey" className="not-on-paper">
            <SectionHeading id="with-a-passkey">With a passkey</SectionHeading>
            <PasskeyButton kind="sign-in" to={to} label="Use a passkey" />
          </section>
        ) : null}
        <p>
          <a href="/sign-in">Sign in as somebody else</a>
        </p>
      </WithNotes>
    </FormState>
  )
}
