import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ADDRESS_LINK_WORDS, addressLink, takeNewAddress } from '#app/features/people/own-data/change-address.server.ts'
import { moment } from '#app/platform/dates-in-words.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow, LinkButton } from '#app/ui/button.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { signedIn, whoAsks } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { limited: true }
export const meta: MetaFunction = () => [{ title: 'Your new e-mail address · Concert' }]

const STATUS = { unknown: 404, superseded: 410, expired: 410, 'other-person': 409, taken: 409 } as const

const SHOWN = { words: null, usedOn: null, email: null, signOut: false, here: '' }

/**
 * Changes nothing, however often a mail scanner opens it or presses what it finds: only the person who asked for the link sees
 * the button and the address, when signed in.
 */
export async function loader(visit: LoaderFunctionArgs) {
  const { db, at } = contextOf(visit)
  const token = visit.params.token ?? ''
  const { state, personId, detail, usedAt } = addressLink(db, token, at)
  if (state === 'used') return data({ ...SHOWN, usedOn: moment(usedAt ?? 0) })
  if (state !== 'good') return data({ ...SHOWN, words: ADDRESS_LINK_WORDS[state] }, { status: STATUS[state] })
  const person = await whoAsks(visit)
  if (!person) return data({ ...SHOWN, here: `/new-address/${token}` })
  if (person.id !== personId) return data({ ...SHOWN, words: ADDRESS_LINK_WORDS['other-person'], signOut: true }, { status: 409 })
  return data({ ...SHOWN, email: detail })
}

export async function action(visit: ActionFunctionArgs) {
  const token = visit.params.token ?? ''
  const asked = contextOf(visit)
  const { state } = addressLink(asked.db, token, asked.at)
  if (state === 'unknown') return data({ words: ADDRESS_LINK_WORDS.unknown }, { status: 404 })
  const { person, db, at } = await signedIn(visit)
  const outcome = await inSharedTransaction(db, (tx) => takeNewAddress(tx, { token, personId: person.id }, at))
  if (outcome.ok) return redirect(`/new-address/${token}`)
  return data({ words: ADDRESS_LINK_WORDS[outcome.reason] }, { status: STATUS[outcome.reason] })
}

export default function NewAddress() {
  const { words: before, usedOn, email, signOut, here } = useLoaderData<typeof loader>()
  const words = useActionData<typeof action>()?.words ?? before
  if (usedOn)
    return (
      <>
        <PageHeading lead={`Since ${usedOn} you sign in with the address this link was sent to. The old one was told.`}>
          Your address is changed
        </PageHeading>
        <p>
          <a href="/account/details">My details</a>
        </p>
      </>
    )
  if (words)
    return (
      <>
        <PageHeading lead={words}>This link does not work here</PageHeading>
        {signOut ? (
          <form method="post" action="/sign-out">
            <Button variant="quiet">Sign out</Button>
          </form>
        ) : null}
      </>
    )
  if (!email)
    return (
      <>
        <PageHeading lead="Somebody, most likely you, asked to sign in with the address this link was sent to. Until you confirm it, sign in with your old address.">
          Sign in to confirm your new address
        </PageHeading>
        <LinkButton href={`/sign-in?to=${encodeURIComponent(here)}`}>Sign in</LinkButton>
      </>
    )
  return (
    <>
      <PageHeading lead={`From then on you sign in with ${email}. Your old address is told.`}>
        Confirm your new e-mail address
      </PageHeading>
      <form method="post">
        <ButtonRow>
          <Button>Use this address from now on</Button>
          <a href="/account/details">Keep the old one</a>
        </ButtonRow>
      </form>
    </>
  )
}
