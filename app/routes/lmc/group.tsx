import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { GroupFields } from '#app/features/lmc-desk/groups/group-fields.tsx'
import { groupValues, memberName, membersTicked, parseGroup } from '#app/features/lmc-desk/groups/group-form.ts'
import { groupsOfLmc, leftMembers } from '#app/features/lmc-desk/groups/group-queries.server.ts'
import { GROUP_REFUSALS, LEFT_SHOWN_DAYS } from '#app/features/lmc-desk/groups/group-rules.ts'
import { LeftMembers } from '#app/features/lmc-desk/groups/left-members.tsx'
import { removeGroup } from '#app/features/lmc-desk/groups/remove-group.server.ts'
import { saveGroup } from '#app/features/lmc-desk/groups/save-group.server.ts'
import { practicesOfLmc } from '#app/features/register/records/register-queries.server.ts'
import type { FieldErrors } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { ErrorSummary, InsetNote } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { lmcOfficer, notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.group.name ?? 'A group'}: group of practices · Concert` },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { lmcSlug, db, today } = await lmcOfficer(visit)
  const practices = practicesOfLmc(db, lmcSlug, today).map(({ code, name, pcn }) => ({ code, name, pcn }))
  const here = new Set(practices.map(({ code }) => code))
  const group = groupsOfLmc(db, lmcSlug, here).find(({ id }) => id === visit.params.group)
  if (!group) throw notFound()
  const { id, name, version, codes } = group
  return { lmcSlug, practices, group: { id, name, codes }, seen: String(version), left: leftMembers(db, id, here, today) }
}

export async function action(visit: ActionFunctionArgs) {
  const { by, lmcSlug, db, at } = await lmcOfficer(visit)
  const values = groupValues(await visit.request.formData())
  const refused = (errors: FieldErrors) => data({ errors, values }, { status: 422 })
  const [id, seen] = [visit.params.group ?? '', values.seen ?? '']
  if (values.do === 'remove') {
    const outcome = await inSharedTransaction(db, (tx) => removeGroup(tx, { lmcSlug, id, seen }, by, at))
    if (!outcome.ok) return refused({ '': GROUP_REFUSALS[outcome.reason] })
    return redirectSaying(visit, `/lmc/${lmcSlug}/groups`, { done: 'The group is removed. Its practices stay in your list.' })
  }
  const form = parseGroup(values)
  if (!form.ok) return refused(form.errors)
  const { name, codes: pasted } = form.value
  const wanted = { lmcSlug, id, name, pasted, ticked: membersTicked(values), seen }
  const outcome = await inSharedTransaction(db, (tx) => saveGroup(tx, wanted, by, at))
  if (!outcome.ok) return refused({ [outcome.field]: outcome.words })
  const done = `“${name}” is saved: ${outcome.practices} ${outcome.practices === 1 ? 'practice' : 'practices'}.`
  return redirectSaying(visit, `/lmc/${lmcSlug}/groups`, { done })
}

export default function Group() {
  const { lmcSlug, practices, group, seen, left } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const here = `/lmc/${lmcSlug}`
  const start = { name: group.name, ...Object.fromEntries(group.codes.map((code) => [memberName(code), '1'])) }
  const stale = Boolean(refused?.errors[''])
  return (
    <FormState values={refused?.values} start={start} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading
        above={<a href={`${here}/groups`}>Groups</a>}
        lead={
          <>
            {group.codes.length} {group.codes.length === 1 ? 'practice' : 'practices'}.{' '}
            <a href={`${here}?group=${group.id}#practices`}>Show them in the list</a> ·{' '}
            <a href={`${here}/reminders?group=${group.id}`}>Remind them</a>
          </>
        }
      >
        {group.name}
      </PageHeading>
      {stale ? (
        <InsetNote>
          In it now:{' '}
          {practices
            .filter(({ code }) => group.codes.includes(code))
            .map(({ name }) => name)
            .join(', ') || 'no practice'}
          .
        </InsetNote>
      ) : null}
      <LeftMembers left={left} days={LEFT_SHOWN_DAYS} />
      <Form method="post" noValidate>
        <SeenField now={seen} shown={stale} />
        <GroupFields practices={practices} save="Save the group" back={`${here}/groups`} />
      </Form>
      <section className="not-on-paper" aria-labelledby="remove">
        <SectionHeading id="remove">Remove the group</SectionHeading>
        <Form method="post">
          <input type="hidden" name="seen" value={seen} />
          <ButtonRow>
            <Button name="do" value="remove" variant="quiet">
              Remove the group
            </Button>
            <span className="soft">Its practices stay in your list.</span>
          </ButtonRow>
        </Form>
      </section>
    </FormState>
  )
}
