import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { GroupFields } from '#app/features/lmc-desk/groups/group-fields.tsx'
import { groupValues, membersTicked, parseGroup } from '#app/features/lmc-desk/groups/group-form.ts'
import { GroupTable } from '#app/features/lmc-desk/groups/group-list.tsx'
import { groupsOfLmc } from '#app/features/lmc-desk/groups/group-queries.server.ts'
import { saveGroup } from '#app/features/lmc-desk/groups/save-group.server.ts'
import { practicesOfLmc } from '#app/features/register/records/register-queries.server.ts'
import type { FieldErrors } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Form } from '#app/ui/form.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { lmcOfficer } from '../shared-by-desks/guards.server.ts'
import { lmcPage } from '../shared-by-desks/lmc-page.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Groups of practices of ${page?.lmc.name ?? 'the LMC'} · Concert` },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { lmcSlug, lmc, db, today } = await lmcPage(visit)
  const practices = practicesOfLmc(db, lmcSlug, today).map(({ code, name, pcn }) => ({ code, name, pcn }))
  const groups = groupsOfLmc(db, lmcSlug, new Set(practices.map(({ code }) => code)))
  return { lmc, practices, groups }
}

/** Makes a group. */
export async function action(visit: ActionFunctionArgs) {
  const { by, lmcSlug, db, at } = await lmcOfficer(visit)
  const values = groupValues(await visit.request.formData())
  const refused = (errors: FieldErrors) => data({ errors, values }, { status: 422 })
  const form = parseGroup(values)
  if (!form.ok) return refused(form.errors)
  const { name, codes: pasted } = form.value
  const wanted = { lmcSlug, id: null, name, pasted, ticked: membersTicked(values), seen: '' }
  const outcome = await inSharedTransaction(db, (tx) => saveGroup(tx, wanted, by, at))
  if (!outcome.ok) return refused({ [outcome.field]: outcome.words })
  const done = `“${name}” is made, with ${outcome.practices} ${outcome.practices === 1 ? 'practice' : 'practices'}.`
  return redirectSaying(visit, `/lmc/${lmcSlug}/groups`, { done })
}

export default function Groups() {
  const { lmc, practices, groups } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const here = `/lmc/${lmc.slug}`
  return (
    <FormState values={refused?.values} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading
        above={<a href={here}>{lmc.name}</a>}
        lead="Your own groups, to narrow the list and the reminders by. The officers of your LMC see them; no practice, no other LMC and not the committee."
      >
        {groups.length === 0
          ? 'Groups of practices'
          : `${groups.length} ${groups.length === 1 ? 'group' : 'groups'} of practices`}
      </PageHeading>
      {groups.length > 0 ? <GroupTable groups={groups} here={here} /> : null}
      <SectionHeading id="new">Make a group</SectionHeading>
      <Form method="post" noValidate>
        <GroupFields practices={practices} save="Make the group" back={here} />
      </Form>
    </FormState>
  )
}
