import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { EndQuestion, PeopleTable } from '#app/features/people/accounts/people-table.tsx'
import { peopleOfPractice } from '#app/features/people/accounts/role-queries.server.ts'
import { invitationsShown } from '#app/features/people/invitations/invitation-queries.server.ts'
import { InvitationTable } from '#app/features/people/invitations/invitation-table.tsx'
import { InviteFields } from '#app/features/people/invitations/invite-fields.tsx'
import { JoinRequestList } from '#app/features/people/joining-and-leaving/join-request-list.tsx'
import { joinRequestsShown } from '#app/features/people/joining-and-leaving/join-request-queries.server.ts'
import { PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { practicePerson } from '../shared-by-desks/guards.server.ts'
import { peopleAction, peopleShown, rolesToInvite } from '../shared-by-desks/people-desk.server.ts'
import { practicePage } from '../shared-by-desks/practice-page.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction<typeof loader> = () => [{ title: 'Our people · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { person, practiceCode, details, db, at } = await practicePage(visit)
  return {
    details,
    ...peopleShown(db, peopleOfPractice(db, practiceCode), person, visit.request, at),
    requests: joinRequestsShown(db, { practiceCode }, person, at),
    invitations: invitationsShown(db, { practiceCode }, person, at),
    roles: rolesToInvite(db, practiceCode, person, at),
  }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, practiceCode } = await practicePerson(visit)
  const here = `/practice/${practiceCode}/people`
  return peopleAction(visit, await visit.request.formData(), {
    person,
    scope: { practiceCode },
    here,
    // A scope in the form is ignored: people of a practice invite to their own.
    wantedIn: (role) => ({ role, practiceCode, lmcSlug: null, officeSlug: null }),
  })
}

const WHO_DOES_WHAT = [
  'Partners and managers read and record alike.',
  'A partner alone changes who sees the answers, and alone invites partners. While no partner is here, the manager may invite one.',
  'A partner ends the role of anybody in the practice. Everybody ends their own.',
  'Everybody here gets a mail when somebody comes in or leaves.',
]

export default function PracticePeople() {
  const { details, people, ending, requests, invitations, roles } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const here = `/practice/${details.code}/people`
  return (
    <FormState values={refused?.values} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading
        above={<PracticeDetailsLine details={details} />}
        lead="These people read and record for the practice. End a role on the day somebody leaves."
      >
        Our people
      </PageHeading>
      {ending ? <EndQuestion person={ending} here={here} /> : null}
      <Columns
        sideLabel="Invite a colleague"
        side={
          <>
            <SectionHeading id="invite">Invite a colleague</SectionHeading>
            {roles.length === 0 ? (
              <p>This practice is closed: nobody can be invited to it.</p>
            ) : (
              <InviteFields roles={roles} invitations={invitations} />
            )}
            <SectionHeading>Who does what</SectionHeading>
            <ul className="side-notes">
              {WHO_DOES_WHAT.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </>
        }
      >
        <JoinRequestList requests={requests} at="practice" />
        <PeopleTable people={people} caption="People of the practice" here={here} />
        <SectionHeading id="invitations">Invitations</SectionHeading>
        <InvitationTable invitations={invitations} />
      </Columns>
    </FormState>
  )
}
