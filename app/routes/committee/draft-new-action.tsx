import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { addLine } from '#app/features/menu/draft-writing/add-line.server.ts'
import { actionFormValues } from '#app/features/menu/draft-writing/draft-library-queries.server.ts'
import { previewMarkdown } from '#app/features/menu/draft-writing/markdown-preview.server.ts'
import { NewActionFields } from '#app/features/menu/draft-writing/new-action-fields.tsx'
import {
  NEW_ACTION_FIELDS,
  PART_FIELDS,
  PREVIEWED_FIELDS,
  parseNewAction,
  QUESTION_COUNT,
  SYSTEM_FIELDS,
} from '#app/features/menu/draft-writing/new-action-form.ts'
import { saveLine } from '#app/features/menu/draft-writing/save-line.server.ts'
import { parseUnfinished, typedSoFar } from '#app/features/menu/draft-writing/unfinished-action.ts'
import { DRAFT_REFUSALS } from '#app/features/menu/drafts/draft-rules.ts'
import { seenOf } from '#app/features/menu/drafts/draft-store.server.ts'
import { type FieldErrors, type FormValues, namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { dayOf } from '#app/platform/time.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { DrawnFor } from '../shared-by-desks/drawn-for.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'
import { DRAFT_DONE, draftVisit } from './draft-visit.server.ts'

export const handle: PageHandle = { scripted: true, longForm: true, wide: true }
export const meta: MetaFunction = () => [{ title: 'A new action · Concert' }]

/** The draft, and its new action if the address names one. */
async function newActionVisit(visit: LoaderFunctionArgs) {
  const at = await draftVisit(visit)
  const { searchParams } = new URL(visit.request.url)
  const change = searchParams.get('change')
  const line = at.page.lines.find(({ action: slug, page }) => slug === change && page !== undefined)
  if (change !== null && !line) throw notFound()
  return { ...at, line }
}

export async function loader(visit: LoaderFunctionArgs) {
  const { page, here, line, at } = await newActionVisit(visit)
  const values: FormValues = (line && actionFormValues(line)) || {}
  const parts = PART_FIELDS.map(({ name, part }) => ({ name, label: part }))
  const systems = SYSTEM_FIELDS.map(({ name, system }) => ({ name, label: system }))
  const seen = line ? seenOf(page.draft, { line: line.action }) : ''
  const unfinished = line && typedSoFar(line.page) ? parseNewAction(values, dayOf(at), line.action) : undefined
  const left: FieldErrors = unfinished && !unfinished.ok ? unfinished.errors : {}
  return { left, here, values, seen, fields: { parts, systems, questions: QUESTION_COUNT }, changes: line?.title ?? null }
}

export async function action(visit: ActionFunctionArgs) {
  const { db, at, page, by, here, line } = await newActionVisit(visit)
  const values = namedFields(await visit.request.formData(), NEW_ACTION_FIELDS)
  const nothing = { values, errors: {} as FieldErrors, previews: {} as Record<string, ReturnType<typeof previewMarkdown>> }
  if (values.do === 'preview') {
    const filled = PREVIEWED_FIELDS.filter((name) => values[name]?.trim())
    return data({ ...nothing, previews: Object.fromEntries(filled.map((name) => [name, previewMarkdown(values[name] ?? '')])) })
  }
  const form = parseNewAction(values, dayOf(at), line?.action)
  // Saved as far as it goes: what is left is said at its fields, and stands against publishing.
  const kept = form.ok ? form : parseUnfinished(values, line?.action)
  if (!kept.ok) return data({ ...nothing, errors: { ...kept.errors, ...(form.ok ? {} : form.errors) } }, { status: 422 })
  const draftId = page.draft.id
  const outcome = await inSharedTransaction(db, (tx) =>
    line
      ? saveLine(tx, { draftId, seen: values.seen ?? '', line: kept.value }, by, at)
      : addLine(tx, { draftId, line: kept.value }, by, at),
  )
  if (outcome.ok && !form.ok)
    return redirectSaying(visit, `${here}/new-action?change=${kept.value.action}`, { done: DRAFT_DONE.unfinished })
  if (outcome.ok) return redirectSaying(visit, here, { done: line ? DRAFT_DONE.saved : DRAFT_DONE.added })
  const field = outcome.reason === 'slug-taken' ? 'shortTitle' : ''
  return data({ ...nothing, errors: { [field]: DRAFT_REFUSALS[outcome.reason] } }, { status: 409 })
}

export default function DraftNewAction() {
  const { left, here, values, seen, changes, fields } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const met = Boolean(answer?.errors[''])
  return (
    <FormState values={answer?.values} start={values} errors={answer?.errors ?? left}>
      <ErrorSummary />
      <PageHeading
        above={<a href={here}>The draft</a>}
        lead="All fields take Markdown. Where something is not known, write “Not known.” It is saved finished or not. Nothing is public until the edition is published."
      >
        {changes ?? 'A new action'}
      </PageHeading>
      <Form reloadDocument method="post" noValidate>
        <DrawnFor />
        <SeenField now={seen} shown={met} />
        <NewActionFields {...fields} previews={answer?.previews ?? {}} />
        <ButtonRow>
          <Button name="do" value="save">
            {changes ? 'Save' : 'Add it'}
          </Button>
          <Button variant="quiet" name="do" value="preview">
            Preview
          </Button>
          <a href={here}>Back without saving</a>
        </ButtonRow>
      </Form>
    </FormState>
  )
}
