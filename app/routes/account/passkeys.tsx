import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useContext } from 'react'
import { PasskeyButton } from '#app/features/people/second-factors/passkey-button.tsx'
import { ownPasskeys } from '#app/features/people/second-factors/passkeys.server.ts'
import { removeFactor } from '#app/features/people/second-factors/remove-factor.server.ts'
import { moment } from '#app/platform/dates-in-words.ts'
import { FlashContext, refusedAt } from '#app/platform/flash.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button } from '#app/ui/button.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { TextInput } from '#app/ui/inputs.tsx'
import { Item, ItemList } from '#app/ui/item-list.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { DrawnFor } from '../shared-by-desks/drawn-for.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { AccountPage } from './account-page.tsx'
import { freshPerson } from './entering.server.ts'

export const handle: PageHandle = { wide: true, scripted: true }
export const meta: MetaFunction = () => [{ title: 'Passkeys · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { person, db } = await freshPerson(visit)
  return { passkeys: ownPasskeys(db, person.id) }
}

const LAST =
  'A second step is asked of you, and this passkey is the only one you have. Add another passkey or an authenticator app first.'

export async function action(visit: ActionFunctionArgs) {
  const { person, db, at } = await freshPerson(visit)
  const { remove = '' } = namedFields(await visit.request.formData(), ['remove'])
  const removed = await inSharedTransaction(db, (tx) => removeFactor(tx, person, { passkey: remove }, at))
  if (!removed.ok) return data({ errors: { '': LAST } }, { status: 422 })
  return redirectSaying(visit, '/account/passkeys', { done: 'The passkey is removed.' })
}

export default function Passkeys() {
  const { passkeys } = useLoaderData<typeof loader>()
  const errors = useActionData<typeof action>()?.errors
  const refused = refusedAt('passkey', useContext(FlashContext))
  return (
    <FormState start={{ name: 'My phone' }} errors={errors}>
      <ErrorSummary />
      <PageHeading lead="A passkey is kept on your phone, your computer or a security key. You sign in with a fingerprint, your face or a PIN, without a password or code.">
        Passkeys
      </PageHeading>
      <AccountPage
        notes={[
          'A passkey signs you in alone, with no password and no code. It asks for your finger, your face or a PIN.',
          'Remove one here on the day its device is lost, sold or handed on.',
          'A mail tells you when one is added or removed.',
        ]}
      >
        {passkeys.length > 0 ? (
          <ItemList>
            {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
              <Item
                key={id}
                title={name}
                action={
                  <form method="post">
                    <DrawnFor />
                    <Button variant="quiet" name="remove" value={id}>
                      Remove<span className="spoken"> {name}</span>
                    </Button>
                  </form>
                }
              >
                Added {moment(createdAt)}. {lastUsedAt ? `Last used ${moment(lastUsedAt)}.` : 'Not used yet.'}
              </Item>
            ))}
          </ItemList>
        ) : (
          <p>You have none.</p>
        )}
        <SectionHeading id="add">Add a passkey</SectionHeading>
        <p>Add it on a device only you use, not on a shared computer. On a shared computer, your browser can use your phone.</p>
        <PasskeyButton kind="register" label="Add a passkey" error={refused}>
          <TextInput name="name" label="Name for it" hint="So that you know it again, such as My phone." width="medium" />
        </PasskeyButton>
      </AccountPage>
    </FormState>
  )
}
