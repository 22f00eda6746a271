import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { makeRecoveryCodes, recoveryCodesLeft } from '#app/features/people/second-factors/recovery-codes.server.ts'
import { factorsOf, mustHaveSecondFactor } from '#app/features/people/second-factors/second-factor-queries.server.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { AccountPage } from './account-page.tsx'
import { freshPerson } from './entering.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Recovery codes · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { person, db } = await freshPerson(visit)
  return { left: recoveryCodesLeft(db, person.id), needed: factorsOf(db, person.id).any }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, db, at, key } = await freshPerson(visit)
  if (!factorsOf(db, person.id).any) return redirect('/account/security')
  // An officer's first codes complete the required set-up: the welcome comes after it.
  const welcome = mustHaveSecondFactor(db, person) && recoveryCodesLeft(db, person.id) === 0
  const codes = await inSharedTransaction(db, (tx) => makeRecoveryCodes(tx, person.id, key(), at))
  return { codes, next: welcome ? '/welcome' : '/account/security' }
}

const NOTES = [
  'A code takes the place of the code from your phone. You still give your password.',
  'Print them or write them down, and keep them where your phone is not.',
]

export default function RecoveryCodes() {
  const { left, needed } = useLoaderData<typeof loader>()
  const made = useActionData<typeof action>()
  if (made)
    return (
      <>
        <PageHeading lead="Each gets you in once, in place of your phone. They are shown this once.">
          Your recovery codes
        </PageHeading>
        <InsetNote readFirst>
          Print this page or write the codes down, and keep them where your phone is not. Earlier codes no longer work.
        </InsetNote>
        <ul className="codes">
          {made.codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <p>
          <a href={made.next}>I have kept them</a>
        </p>
      </>
    )
  return (
    <>
      <PageHeading lead="Ten codes for the day your phone is lost, broken or at home. Each works once.">
        Recovery codes
      </PageHeading>
      <AccountPage notes={NOTES}>
        {needed ? (
          <Form method="post">
            <p>
              {left === 0 ? 'You have none.' : `You have ${left} left. New ones take their place.`} Without a code and without
              your phone, only the operator of Concert can let you in again.
            </p>
            <ButtonRow>
              <Button>{left === 0 ? 'Make the codes' : 'Make new codes'}</Button>
              <a href="/account/security">{left === 0 ? 'Later' : 'Keep those I have'}</a>
            </ButtonRow>
          </Form>
        ) : (
          <p>
            They replace a second step, and you have none. <a href="/account/security">Set one up first</a>
          </p>
        )}
      </AccountPage>
    </>
  )
}
