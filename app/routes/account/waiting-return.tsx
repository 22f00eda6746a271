import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mayOpen } from '#app/features/people/accounts/people-access.ts'
import { confirmOnDevice } from '#app/features/practice-desk/returns/confirm-on-device.server.ts'
import { openLink, practiceOfLink } from '#app/features/practice-desk/returns/return-link-queries.server.ts'
import { dayAndMonth } from '#app/platform/dates-in-words.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button } from '#app/ui/button.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { notFound, readerOf, signedIn } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { limited: true }
export const meta: MetaFunction = () => [{ title: 'Your return is waiting · Concert' }]

function askedOf(visit: LoaderFunctionArgs) {
  const { cookieHeader, secure } = contextOf(visit)
  return { token: visit.params.token ?? '', cookieHeader, secure }
}

/** The page of the return, for somebody signed in who may open it; the sign-in, which leads back here, for everybody else. */
async function signedInInstead(visit: LoaderFunctionArgs): Promise<Response> {
  const { person, db } = await signedIn(visit)
  const practice = practiceOfLink(db, visit.params.token ?? '')
  if (practice === undefined || !mayOpen.practice(person, practice)) throw notFound()
  return redirect(`/practice/${practice}/return`)
}

/** Opening the link does nothing: a scanner of mails opens it too, and it shows nothing without a trusted device. */
export async function loader(visit: LoaderFunctionArgs) {
  const { db, at } = contextOf(visit)
  const practice = practiceOfLink(db, visit.params.token ?? '')
  const reader = await readerOf(visit)
  if (reader && practice !== undefined && mayOpen.practice(reader, practice)) return redirect(`/practice/${practice}/return`)
  const link = openLink(db, askedOf(visit), at)
  if (!link) throw await signedInInstead(visit)
  return link.shown
}

export async function action(visit: ActionFunctionArgs) {
  const { db, at } = contextOf(visit)
  const asked = askedOf(visit)
  if (!(await inSharedTransaction(db, (tx) => confirmOnDevice(tx, asked, at)))) throw await signedInInstead(visit)
  return redirect(`/return/${asked.token}`)
}

export default function WaitingReturn() {
  const { practiceName, week, made } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeading above={practiceName}>
        {made ? `The return for the week of ${dayAndMonth(week)} is made` : `Your return for the week of ${dayAndMonth(week)}`}
      </PageHeading>
      {made ? (
        <p>There is nothing more to do here.</p>
      ) : (
        <form method="post">
          <Button>Nothing changed: confirm</Button>
        </form>
      )}
      <p className="soft">
        You are not signed in: this device is trusted, so it can confirm that nothing changed, and nothing else. If something
        changed, <a href="/sign-in">sign in</a>.
      </p>
    </>
  )
}
