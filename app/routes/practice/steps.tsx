import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Checklist } from '#app/features/practice-desk/checklists/checklist-list.tsx'
import { ChecklistSide, ChecklistTop } from '#app/features/practice-desk/checklists/checklist-parts.tsx'
import { recordSteps } from '#app/features/practice-desk/checklists/record-steps.server.ts'
import { parseChecklist } from '#app/features/practice-desk/checklists/step-form.ts'
import { checklistFields, checklistValues } from '#app/features/practice-desk/checklists/step-form-values.ts'
import { checklistPage, stepPeople, stepsSaid } from '#app/features/practice-desk/checklists/step-queries.server.ts'
import { doneByOf } from '#app/features/practice-desk/checklists/step-rules.ts'
import { doneInWords, STEP_REFUSALS } from '#app/features/practice-desk/checklists/step-words.ts'
import { ClosedNote, PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Columns } from '#app/ui/columns.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Our steps: ${loaded?.page.offer.title ?? 'action'} · Concert` },
]

async function asked(visit: LoaderFunctionArgs) {
  const entered = await practicePerson(visit)
  const page = checklistPage(entered.db, entered.practiceCode, visit.params.action ?? '', entered.at)
  if (!page) throw notFound()
  return { ...entered, page }
}

export async function loader(visit: LoaderFunctionArgs) {
  return { page: (await asked(visit)).page }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, practiceCode, db, at, page } = await asked(visit)
  const { actionSlug } = page.offer
  const ids = page.lines.map(({ id }) => id)
  const values = namedFields(await visit.request.formData(), checklistFields(ids))
  const refused = (errors: Record<string, string>, conflicts: string[] = []) =>
    data({ errors, values, conflicts }, { status: 422 })
  const context = { now: stepsSaid(db, practiceCode, actionSlug), people: stepPeople(db, practiceCode) }
  const form = parseChecklist(values, { ...context, ids, today: page.today, openedOn: page.details.openedOn })
  if (!form.ok) return refused(form.errors)
  const by = { personId: person.id, role: doneByOf(person.roles, practiceCode) }
  const said = { practiceCode, actionSlug, changes: form.value }
  const outcome = await inSharedTransaction(db, (tx) => recordSteps(tx, said, by, at))
  if (!outcome.ok) return refused({ '': STEP_REFUSALS[outcome.reason] }, outcome.conflicts)
  const now = checklistPage(db, practiceCode, actionSlug, at)!.done
  return redirectSaying(visit, `/practice/${practiceCode}/actions/${actionSlug}/steps`, {
    done: doneInWords(outcome.recorded, now),
  })
}

export default function Steps() {
  const { page } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <FormState values={refused?.values} start={checklistValues(page.lines)} errors={refused?.errors}>
      <ErrorSummary />
      <ChecklistTop
        page={page}
        above={<PracticeDetailsLine details={page.details} />}
        closed={<ClosedNote details={page.details} />}
      />
      <Columns sideLabel="About these steps" side={<ChecklistSide page={page} />}>
        {page.lines.length === 0 ? (
          <p>The guidance of this action names no steps.</p>
        ) : (
          <Form method="post" noValidate>
            {/* Enter in a field saves; it ticks nothing. */}
            <button type="submit" hidden />
            <Checklist page={page} conflicts={refused?.conflicts ?? []} />
          </Form>
        )}
      </Columns>
    </FormState>
  )
}
