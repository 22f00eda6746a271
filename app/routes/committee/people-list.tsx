import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { committeeLine, readCommitteeList } from '#app/features/people/invitations/committee-list.server.ts'
import { InvitationList } from '#app/features/people/invitations/invitation-list.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { committeeEditor } from '../shared-by-desks/guards.server.ts'
import { invitationListAction } from '../shared-by-desks/invitation-list.server.ts'

export const handle: PageHandle = { wide: true, longForm: 'or a file' }
export const meta: MetaFunction = () => [{ title: 'Invite officers and members from a list · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  await committeeEditor(visit)
  return null
}

export async function action(visit: ActionFunctionArgs) {
  const { person } = await committeeEditor(visit)
  return invitationListAction(visit, { person, read: readCommitteeList, judge: committeeLine })
}

const PEOPLE = { href: '/committee/people', label: 'Officers and members' }
const HINT = 'One line for each person: officer or member, the e-mail address, for an officer the LMC or office.'

const NOTES = [
  'A name of the person in the line does no harm and is not kept: who accepts enters their own.',
  'An office that serves several LMCs is named by its own name: its officer then serves them all.',
  'Send the same list again where something came between: nobody gets a second mail.',
  'The operator invites editors.',
]

export default function InviteOfficersFromList() {
  const answer = useActionData<typeof action>()
  return <InvitationList answer={answer} people={PEOPLE} hint={HINT} notes={NOTES} />
}
