import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ChangedMeanwhile } from '#app/features/menu/draft-writing/changed-meanwhile.tsx'
import { LINE_LABELS, wordDifferences } from '#app/features/menu/draft-writing/draft-conflict-rules.ts'
import { DRAFT_LIMITS, LINE_FIELDS, lineValues, parseLine } from '#app/features/menu/draft-writing/draft-form.ts'
import { LineFields } from '#app/features/menu/draft-writing/line-fields.tsx'
import { previewMarkdown } from '#app/features/menu/draft-writing/markdown-preview.server.ts'
import { removeLine } from '#app/features/menu/draft-writing/remove-line.server.ts'
import { saveLine } from '#app/features/menu/draft-writing/save-line.server.ts'
import { DRAFT_REFUSALS } from '#app/features/menu/drafts/draft-rules.ts'
import { seenOf } from '#app/features/menu/drafts/draft-store.server.ts'
import { successionRefusal } from '#app/features/menu/editions/edition-rules.ts'
import { offersOf } from '#app/features/menu/editions/menu-queries.server.ts'
import { type OfferStatus, offerStatusWords, onTheMenu } from '#app/features/menu/editions/menu-rules.ts'
import { type FieldErrors, type FormValues, namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { DrawnFor } from '../shared-by-desks/drawn-for.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'
import { DRAFT_DONE, draftVisit } from './draft-visit.server.ts'

export const handle: PageHandle = { scripted: true, longForm: true }
export const meta: MetaFunction<typeof loader> = ({ data: at }) => [{ title: `Draft: ${at?.line.title ?? 'action'} · Concert` }]

/** The draft, one of its lines, and the line of the edition it was begun from. */
async function lineVisit(visit: LoaderFunctionArgs) {
  const at = await draftVisit(visit)
  const { page, db } = at
  const line = page.lines.find(({ action: slug }) => slug === visit.params.action)
  if (!line) throw notFound()
  const offers = page.base ? offersOf(db, page.base.slug) : []
  const before = offers.find(({ actionSlug }) => actionSlug === line.action)
  return { ...at, line, before: before && onTheMenu(before.status) ? before : undefined, was: before?.status ?? null }
}

/** With the status in words. */
const inWords = (values: FormValues): FormValues => ({
  ...values,
  status: offerStatusWords[values.status as OfferStatus] ?? '',
})

export async function loader(visit: LoaderFunctionArgs) {
  const { page, here, line, was } = await lineVisit(visit)
  const statuses = (Object.keys(offerStatusWords) as OfferStatus[]).filter((one) => successionRefusal(was, one) === null)
  const others = page.lines.flatMap(({ action: value, title: label }) => (value === line.action ? [] : [{ value, label }]))
  const { action: slug, title, isNew } = line
  const facts = { slug, title, isNew, hasPage: line.page !== undefined }
  const seen = seenOf(page.draft, { line: slug })
  return { here, line: facts, values: lineValues(line), seen, statuses, others, savedBy: page.savedBy, limits: DRAFT_LIMITS }
}

export async function action(visit: ActionFunctionArgs) {
  const { db, at, page, by, here, line, before } = await lineVisit(visit)
  const values = namedFields(await visit.request.formData(), LINE_FIELDS)
  const nothing = { values, errors: {} as FieldErrors, previews: {}, differences: null }
  const save = { draftId: page.draft.id, seen: values.seen ?? '' }
  if (values.do === 'preview') {
    const previews = { wording: previewMarkdown(values.wording ?? ''), reason: previewMarkdown(values.reason ?? '') }
    return data({ ...nothing, previews })
  }
  const form = values.do === 'remove' ? null : parseLine(values, line.action, before)
  if (form && !form.ok) return data({ ...nothing, errors: form.errors }, { status: 422 })
  const outcome = await inSharedTransaction(db, (tx) =>
    form ? saveLine(tx, { ...save, line: form.value }, by, at) : removeLine(tx, { ...save, action: line.action }, by, at),
  )
  if (outcome.ok) return redirectSaying(visit, here, { done: form ? DRAFT_DONE.saved : DRAFT_DONE.out })
  const met =
    outcome.reason === 'changed-meanwhile' ? wordDifferences(inWords(lineValues(line)), inWords(values), LINE_LABELS) : null
  return data({ ...nothing, errors: { '': DRAFT_REFUSALS[outcome.reason] }, differences: met }, { status: 409 })
}

export default function DraftAction() {
  const { here, line, values: stored, seen, statuses, others, savedBy, limits } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <FormState values={answer?.values} start={stored} errors={answer?.errors}>
      <ErrorSummary />
      <PageHeading
        above={<a href={here}>The draft</a>}
        lead={
          <a href={line.hasPage ? `${here}/new-action?change=${line.slug}` : `/actions/${line.slug}`}>
            {line.hasPage ? 'Change the page of this new action' : 'The action’s page'}
          </a>
        }
      >
        {line.title}
      </PageHeading>
      {answer?.differences ? <ChangedMeanwhile differences={answer.differences} by={savedBy} /> : null}
      <Form method="post" noValidate>
        <DrawnFor />
        <SeenField now={seen} shown={Boolean(answer?.differences)} />
        <LineFields previews={answer?.previews ?? {}} limits={limits} statuses={statuses} others={others} />
        <ButtonRow>
          <Button name="do" value="save">
            Save
          </Button>
          <Button variant="quiet" name="do" value="preview">
            Preview
          </Button>
          {line.isNew ? (
            <Button variant="quiet" name="do" value="remove">
              Take out of the draft
            </Button>
          ) : null}
          <a href={here}>Back without saving</a>
        </ButtonRow>
      </Form>
    </FormState>
  )
}
