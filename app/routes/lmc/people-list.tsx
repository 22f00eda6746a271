import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readInvitationList } from '#app/features/people/invitations/invitation-form.ts'
import { InvitationList } from '#app/features/people/invitations/invitation-list.tsx'
import { practiceLine } from '#app/features/people/invitations/send-invitation-list.server.ts'
import { LIST_NOTES } from '#app/features/people/invitations/welcome-words.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { lmcOfficer } from '../shared-by-desks/guards.server.ts'
import { invitationListAction } from '../shared-by-desks/invitation-list.server.ts'
import { lmcPage } from '../shared-by-desks/lmc-page.server.ts'

export const handle: PageHandle = { wide: true, longForm: 'or a file' }
export const meta: MetaFunction = () => [{ title: 'Invite from a list · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { lmc } = await lmcPage(visit)
  return { lmc }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, lmcSlug } = await lmcOfficer(visit)
  return invitationListAction(visit, { person, read: readInvitationList, judge: practiceLine(lmcSlug) })
}

const HINT = 'One line for each person: the practice’s ODS code, partner or manager, the e-mail address.'

export default function InviteFromList() {
  const { lmc } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const people = { href: `/lmc/${lmc.slug}/people`, label: `${lmc.name}: people and invitations` }
  return <InvitationList answer={answer} people={people} hint={HINT} notes={LIST_NOTES} />
}
