import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { previewMarkdown } from '#app/features/menu/draft-writing/markdown-preview.server.ts'
import { seenOf } from '#app/features/menu/drafts/draft-store.server.ts'
import { NewActionFields } from '#app/features/menu/new-action/new-action-fields.tsx'
import { parseNewAction } from '#app/features/menu/new-action/new-action-form.ts'
import { actionFormValues } from '#app/features/menu/new-action/new-action-page.server.ts'
import {
  fieldsBefore,
  NEW_ACTION_FIELDS,
  PART_FIELDS,
  PREVIEWED_FIELDS,
  partAsked,
  QUESTION_COUNT,
  SYSTEM_FIELDS,
} from '#app/features/menu/new-action/new-action-parts.ts'
import { saveNewAction } from '#app/features/menu/new-action/save-new-action.server.ts'
import { SavedAsTyped } from '#app/features/menu/new-action/saved-as-typed.tsx'
import { typedSoFar } from '#app/features/menu/new-action/unfinished-action.ts'
import { lettersOfNoAction } from '#app/features/practice-desk/letter-texts/letter-texts.server.ts'
import { type FieldErrors, type FormValues, namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { dayOf } from '#app/platform/time.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState } from '#app/ui/form-state.tsx'
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
async function newActionVisit(visit: LoaderFunctionArgs, typed?: FormValues) {
  const at = await draftVisit(visit)
  const { searchParams } = new URL(visit.request.url)
  const change = searchParams.get('change') ?? (typed?.change || null)
  const line = at.page.lines.find(({ action: slug, page }) => slug === change && page !== undefined)
  if (change !== null && !line) throw notFound()
  return { ...at, line, isAdded: !searchParams.has('change'), part: partAsked(searchParams.get('part')) }
}

const only = (errors: FieldErrors, names: string[]): FieldErrors =>
  Object.fromEntries(Object.entries(errors).filter(([name]) => names.includes(name)))

export async function loader(visit: LoaderFunctionArgs) {
  const { page, here, line, at, part } = await newActionVisit(visit)
  const values: FormValues = (line && actionFormValues(line)) || {}
  const parts = PART_FIELDS.map(({ name, part }) => ({ name, label: part }))
  const systems = SYSTEM_FIELDS.map(({ name, system }) => ({ name, label: system }))
  const seen = line ? seenOf(page.draft, { line: line.action }) : ''
  const unfinished = line && typedSoFar(line.page) ? parseNewAction(values, dayOf(at), line.action) : undefined
  const left: FieldErrors = unfinished && !unfinished.ok ? only(unfinished.errors, fieldsBefore(part)) : {}
  return {
    left,
    here,
    values,
    seen,
    fields: { parts, systems, questions: QUESTION_COUNT, letters: lettersOfNoAction(dayOf(at)) },
    changes: line?.title ?? null,
    change: line?.action ?? '',
  }
}

export async function action(visit: ActionFunctionArgs) {
  const values = namedFields(await visit.request.clone().formData(), NEW_ACTION_FIELDS)
  const { db, at, page, by, here, line, isAdded } = await newActionVisit(visit, values)
  const nothing = { values, errors: {} as FieldErrors, previews: {} as Record<string, ReturnType<typeof previewMarkdown>> }
  if (values.do === 'preview') {
    const filled = PREVIEWED_FIELDS.filter((name) => values[name]?.trim())
    return data({ ...nothing, previews: Object.fromEntries(filled.map((name) => [name, previewMarkdown(values[name] ?? '')])) })
  }
  const next = partAsked(values.do)
  const letters = lettersOfNoAction(dayOf(at)).map(({ value }) => value)
  const typed = { draft: page.draft, line, values, letters }
  const saved = await inSharedTransaction(db, (tx) => saveNewAction(tx, typed, by, at))
  if (!saved.ok)
    return data({ ...nothing, errors: { ...saved.errors, ...only(saved.left, fieldsBefore(next)) } }, { status: saved.status })
  const again = `${here}/new-action?change=${saved.action}`
  if (next !== null) return redirectSaying(visit, `${again}&part=${next}#part-${next}`, { done: DRAFT_DONE.next })
  if (Object.keys(saved.left).length > 0) return redirectSaying(visit, again, { done: DRAFT_DONE.unfinished })
  return redirectSaying(visit, here, { done: isAdded ? DRAFT_DONE.added : DRAFT_DONE.saved })
}

export default function DraftNewAction() {
  const { left, here, values, seen, changes, change, fields } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const met = Boolean(answer?.errors[''])
  return (
    <FormState values={answer?.values} start={values} errors={answer?.errors ?? left}>
      <ErrorSummary />
      <PageHeading
        above={<a href={here}>The draft</a>}
        lead="All fields take Markdown. Where something is not known, write “Not known.” It is saved part by part, finished or not. Nothing is public until the edition is published."
      >
        {changes ?? 'A new action'}
      </PageHeading>
      <Form method="post" noValidate>
        <DrawnFor />
        <SavedAsTyped to={`${here}/new-action/as-typed`} seen={seen} shown={met} change={change} />
        <NewActionFields {...fields} previews={answer?.previews ?? {}} />
        <ButtonRow>
          <Button name="do" value="save">
            {changes ? 'Save' : 'Add it'}
          </Button>
          <Button variant="quiet" name="do" value="preview">
            Preview
          </Button>
          <a href={here}>Back to the draft</a>
        </ButtonRow>
      </Form>
    </FormState>
  )
}
