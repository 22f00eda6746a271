import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ADDRESS_LINK_WORDS, addressLinkState, takeNewAddress } from '#app/features/people/own-data/correct-details.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'

export const handle: PageHandle = { limited: true }
export const meta: MetaFunction = () => [{ title: 'Your new e-mail address · Concert' }]

const STATUS = { good: 200, unknown: 404, used: 410, expired: 410, taken: 409 } as const

export function loader({ params, context }: LoaderFunctionArgs) {
  const state = addressLinkState(context.db, params.token ?? '', context.now())
  const words = state === 'good' ? null : ADDRESS_LINK_WORDS[state]
  return data({ words }, { status: STATUS[state] })
}

export function action({ params, context }: ActionFunctionArgs) {
  const outcome = takeNewAddress(context.db, params.token ?? '', context.now())
  if (outcome.ok) return data({ done: true, words: null })
  return data({ done: false, words: ADDRESS_LINK_WORDS[outcome.reason] }, { status: STATUS[outcome.reason] })
}

export default function NewAddress() {
  const { words: before } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  if (outcome?.done)
    return (
      <>
        <PageHeading lead="From now on you sign in with this address. The old one was told.">Your address is changed</PageHeading>
        <p>
          <a href="/account/details">My details</a>
        </p>
      </>
    )
  const words = outcome?.words ?? before
  if (words) return <PageHeading lead={words}>This link does nothing</PageHeading>
  return (
    <>
      <PageHeading lead="Somebody, most likely you, asked to sign in with the address this link was sent to.">
        Confirm your new e-mail address
      </PageHeading>
      <Form method="post">
        <ButtonRow>
          <Button>Use this address from now on</Button>
        </ButtonRow>
      </Form>
    </>
  )
}
