import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { ScopedRole } from '#app/features/people/accounts/people-access.ts'
import type { Role } from '#app/features/people/accounts/people-rules.ts'
import { EndQuestion, PeopleTable } from '#app/features/people/accounts/people-table.tsx'
import { allOffices, officersAndCommitteeNow } from '#app/features/people/accounts/role-queries.server.ts'
import { invitationsShown } from '#app/features/people/invitations/invitation-queries.server.ts'
import { InvitationTable } from '#app/features/people/invitations/invitation-table.tsx'
import { InviteFields } from '#app/features/people/invitations/invite-fields.tsx'
import { allLmcs } from '#app/features/register/records/register-queries.server.ts'
import { Columns } from '#app/ui/columns.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { committeeEditor } from '../shared-by-desks/guards.server.ts'
import { peopleAction, peopleShown } from '../shared-by-desks/people-desk.server.ts'

const HERE = '/committee/people'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Officers and members · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { person, db, at, today } = await committeeEditor(visit)
  const lmcs = allLmcs(db, today).map(({ slug, name }) => ({ value: `lmc:${slug}`, label: name }))
  const offices = allOffices(db).map(({ slug, name }) => ({
    value: `office:${slug}`,
    label: `${name} (office, every LMC it serves)`,
  }))
  return {
    ...peopleShown(db, officersAndCommitteeNow(db), person, visit.request, at),
    scopes: [...lmcs, ...offices],
    invitations: invitationsShown(db, 'committee', person, at),
  }
}

/** An officer's scope is the one chosen; a member has none. */
function wantedIn(role: Role, choice: string): ScopedRole | undefined {
  const nowhere = { role, practiceCode: null, lmcSlug: null, officeSlug: null }
  if (role !== 'lmc-officer') return nowhere
  const [kind, slug] = choice.split(':')
  if (!slug) return undefined
  return kind === 'office' ? { ...nowhere, officeSlug: slug } : { ...nowhere, lmcSlug: slug }
}

export async function action(visit: ActionFunctionArgs) {
  const { person } = await committeeEditor(visit)
  return peopleAction(visit, await visit.request.formData(), { person, scope: 'committee', here: HERE, wantedIn })
}

const WHO_DOES_WHAT = [
  'An LMC officer sees who has reported, reminds them, and invites the first person of each practice.',
  'A member reads every figure. An editor also drafts and approves what the committee publishes.',
  'The operator invites editors: an editor’s account in wrong hands makes no second one.',
]

export default function CommitteePeople() {
  const { people, ending, scopes, invitations } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <FormState values={refused?.values} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading lead="The committee invites LMC officers; they invite their practices.">Officers and members</PageHeading>
      {ending ? <EndQuestion person={ending} here={HERE} /> : null}
      <Columns
        sideLabel="Invite"
        side={
          <>
            <SectionHeading id="invite">Invite</SectionHeading>
            <InviteFields
              invitations={invitations}
              roles={['lmc-officer', 'committee-member']}
              scopes={{
                label: 'LMC or office',
                unchosen: 'Choose an LMC or office',
                options: scopes,
                hint: 'For an LMC officer. A committee member needs none.',
              }}
            />
            <p>
              <a href={`${HERE}/list`}>Invite from a list</a>
            </p>
            <SectionHeading>Who does what</SectionHeading>
            <ul className="side-notes">
              {WHO_DOES_WHAT.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </>
        }
      >
        <SectionHeading id="people">Officers, members and editors now</SectionHeading>
        <PeopleTable people={people} caption="Officers and members" withScope here={HERE} />
        <SectionHeading id="invitations">Invitations</SectionHeading>
        <InvitationTable invitations={invitations} withScope />
      </Columns>
    </FormState>
  )
}
