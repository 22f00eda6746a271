import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { EndQuestion, PeopleTable } from '#app/features/people/accounts/people-table.tsx'
import { officersOfLmc } from '#app/features/people/accounts/role-queries.server.ts'
import { invitationsShown } from '#app/features/people/invitations/invitation-queries.server.ts'
import { InvitationTable } from '#app/features/people/invitations/invitation-table.tsx'
import { InviteFields } from '#app/features/people/invitations/invite-fields.tsx'
import { JoinRequestList } from '#app/features/people/joining-and-leaving/join-request-list.tsx'
import { joinRequestsShown } from '#app/features/people/joining-and-leaving/join-request-queries.server.ts'
import { isPracticeOfLmc, practicesOfLmc } from '#app/features/register/records/register-queries.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { lmcOfficer } from '../shared-by-desks/guards.server.ts'
import { lmcPage } from '../shared-by-desks/lmc-page.server.ts'
import { peopleAction, peopleShown } from '../shared-by-desks/people-desk.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `People of ${page?.lmc.name ?? 'the LMC'} · Concert` },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { person, lmcSlug, lmc, details, db, at, today } = await lmcPage(visit)
  return {
    lmc: { ...lmc, office: details.office },
    ...peopleShown(db, officersOfLmc(db, lmcSlug), person, visit.request, at),
    requests: joinRequestsShown(db, { lmcSlug }, person, at),
    practices: practicesOfLmc(db, lmcSlug, today).map(({ code, name }) => ({ value: code, label: `${name} (${code})` })),
    invitations: invitationsShown(db, { lmcSlug }, person, at),
  }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, lmcSlug, db, today } = await lmcOfficer(visit)
  const here = `/lmc/${lmcSlug}/people`
  return peopleAction(visit, await visit.request.formData(), {
    person,
    scope: { lmcSlug },
    here,
    wantedIn: (role, practiceCode) =>
      isPracticeOfLmc(db, practiceCode, lmcSlug, today) ? { role, practiceCode, lmcSlug: null, officeSlug: null } : undefined,
  })
}

export default function LmcPeople() {
  const { lmc, people, ending, requests, practices, invitations } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const here = `/lmc/${lmc.slug}/people`
  return (
    <FormState values={refused?.values} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading above={[lmc.office, lmc.name].filter(Boolean).join(' · ')}>People and invitations</PageHeading>
      {ending ? <EndQuestion person={ending} here={here} /> : null}
      <Columns
        sideLabel="Invite a practice"
        side={
          <>
            <SectionHeading id="invite">Invite a practice</SectionHeading>
            <InviteFields
              invitations={invitations}
              roles={['practice-partner', 'practice-manager']}
              scopes={{ label: 'Practice', unchosen: 'Choose a practice', options: practices }}
            />
            <p>
              <LinkButton href={`${here}/list`} variant="quiet">
                Invite many from a list
              </LinkButton>
            </p>
            <p className="soft">
              You invite the first person of a practice. After that the practice invites its own people. If they have all left
              without ending their access, ask the operator.
            </p>
          </>
        }
      >
        <JoinRequestList requests={requests} at="lmc" />
        <SectionHeading id="invitations">Invitations to practices</SectionHeading>
        <InvitationTable invitations={invitations} withScope />
        <SectionHeading id="officers" beside="The committee invites officers.">
          Officers
        </SectionHeading>
        <PeopleTable people={people} caption="Officers of the LMC" withScope here={here} />
      </Columns>
    </FormState>
  )
}
