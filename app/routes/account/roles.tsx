import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { followsLeaving } from '#app/features/people/accounts/leaving-queries.server.ts'
import { LEAVING_NOTES, MORE_FOLLOWS, shownConsequences } from '#app/features/people/accounts/leaving-words.ts'
import { NoRole } from '#app/features/people/accounts/no-role.tsx'
import { deskOf, ROLE_WORDS } from '#app/features/people/accounts/people-rules.ts'
import { EndQuestion } from '#app/features/people/accounts/people-table.tsx'
import { roleById } from '#app/features/people/accounts/role-queries.server.ts'
import { END_REFUSALS, endRole } from '#app/features/people/joining-and-leaving/end-role.server.ts'
import { chooseRole } from '#app/features/people/sessions/sessions.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { dayOf } from '#app/platform/time.ts'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { Table } from '#app/ui/table.tsx'
import { signedIn } from '../shared-by-desks/guards.server.ts'
import { afterLeaving } from '../shared-by-desks/people-desk.server.ts'
import { AccountPage } from './account-page.tsx'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'My roles · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { person, db } = await signedIn(visit)
  const end = new URL(visit.request.url).searchParams.get('end')
  const asked = person.roles.find(({ id }) => id === end)
  const found = asked && roleById(db, asked.id)
  const leaving = asked ? followsLeaving(db, person, asked.id) : []
  return {
    roles: person.roles.map((assignment) => ({
      id: assignment.id,
      name: assignment.scopeName ?? 'GPC England',
      role: ROLE_WORDS[assignment.role],
      desk: deskOf(assignment),
      since: longDay(dayOf(roleById(db, assignment.id)?.startedAt ?? 0)),
    })),
    ending: found ? { ...found, scopeName: asked.scopeName ?? null, self: true, leaving } : null,
  }
}

/** Chooses one of a person's own roles, or ends one. Roles of other people cannot be chosen. */
export async function action(visit: ActionFunctionArgs) {
  const { person, db, at, secure, cookieHeader } = await signedIn(visit)
  const fields = namedFields(await visit.request.formData(), ['intent', 'id', 'desk', 'told'])
  if (fields.intent === 'end') {
    const own = person.roles.some(({ id }) => id === fields.id)
    return inSharedTransaction(db, (tx) => {
      const refused = (error: string) => data({ errors: { '': error } }, { status: 422 })
      if (fields.told !== shownConsequences(followsLeaving(tx, person, fields.id))) return refused(MORE_FOLLOWS)
      const outcome = own ? endRole(tx, fields.id ?? '', person, at) : ({ ok: false, reason: 'not-there' } as const)
      return outcome.ok ? afterLeaving(tx, visit, person, at) : refused(END_REFUSALS[outcome.reason])
    })
  }
  const chosen = person.roles.find((assignment) => deskOf(assignment) === fields.desk)
  if (!chosen) return data({ errors: { '': 'You have no role there. Choose one of your roles.' } }, { status: 422 })
  const choose = (tx: typeof db) => chooseRole(tx, cookieHeader, secure, chosen.id, at)
  const cookie = await inSharedTransaction(db, choose)
  return redirect(deskOf(chosen), { headers: cookie ? { 'Set-Cookie': cookie } : {} })
}

export default function MyRoles() {
  const { roles, ending } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <ErrorSummary errors={refused?.errors} />
      <PageHeading
        lead={
          roles.length > 0
            ? 'Each role has its own desk. Leave a role here on the day you leave the job.'
            : 'You have no role in a practice, an LMC or the committee now, so you see what everybody sees, and your own account.'
        }
      >
        My roles
      </PageHeading>
      <AccountPage notes={LEAVING_NOTES}>
        {ending ? <EndQuestion person={ending} here="/account/roles" /> : null}
        {roles.length === 0 ? (
          <NoRole />
        ) : (
          <Table
            caption="My roles"
            spokenCaption
            columns={[
              { key: 'where', label: 'Where' },
              { key: 'role', label: 'As' },
              { key: 'since', label: 'Since' },
              { key: 'leave', label: 'Leaving' },
            ]}
            rows={roles.map(({ id, name, role, desk, since }) => ({
              key: `${id} ${desk}`,
              cells: [
                <a key="desk" href={desk}>
                  {name}
                </a>,
                role,
                since,
                <a key="leave" href={`/account/roles?end=${id}#end`}>
                  Leave<span className="spoken"> {name}</span>
                </a>,
              ],
            }))}
          />
        )}
      </AccountPage>
    </>
  )
}
