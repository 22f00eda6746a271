import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addLine } from '#app/features/menu/draft-writing/add-line.server.ts'
import { ADD_FIELDS, DRAFT_LIMITS, parseLine } from '#app/features/menu/draft-writing/draft-form.ts'
import { libraryFor } from '#app/features/menu/draft-writing/draft-library-queries.server.ts'
import { EDITION_DAY, UnlessField } from '#app/features/menu/draft-writing/line-fields.tsx'
import { MarkdownField } from '#app/features/menu/draft-writing/markdown-field.tsx'
import { previewMarkdown } from '#app/features/menu/draft-writing/markdown-preview.server.ts'
import { DRAFT_REFUSALS } from '#app/features/menu/drafts/draft-rules.ts'
import { type FieldErrors, namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow, LinkButton } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { DateInput } from '#app/ui/inputs.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { DrawnFor } from '../shared-by-desks/drawn-for.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { DRAFT_DONE, draftVisit } from './draft-visit.server.ts'

export const handle: PageHandle = { scripted: true, longForm: true }
export const meta: MetaFunction = () => [{ title: 'Add an action · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { db, page, here } = await draftVisit(visit)
  return { here, library: libraryFor(db, page.draft), limits: DRAFT_LIMITS }
}

export async function action(visit: ActionFunctionArgs) {
  const { db, at, page, by, here } = await draftVisit(visit)
  const values = namedFields(await visit.request.formData(), ADD_FIELDS)
  const nothing = { values, errors: {} as FieldErrors, previews: {} as Record<string, ReturnType<typeof previewMarkdown>> }
  if (values.do === 'preview') {
    const previews = { wording: previewMarkdown(values.wording ?? ''), reason: previewMarkdown(values.reason ?? '') }
    return data({ ...nothing, previews })
  }
  const chosen = libraryFor(db, page.draft).find(({ slug }) => slug === values.action)
  // Without words of its own an earlier action gets its last wording.
  const wording = values.wording?.trim() || chosen?.wording || ''
  const typed = {
    status: 'offered',
    wording,
    reason: values.reason ?? '',
    from: values.from ?? '',
    unless: values.unless ?? '',
    until: '',
    supersededBy: '',
  }
  const form = parseLine({ ...typed, decidedBy: '' }, values.action ?? '', undefined)
  const errors = { ...(chosen ? {} : { action: DRAFT_REFUSALS['no-action'] }), ...(form.ok ? {} : form.errors) }
  if (!form.ok || !chosen) return data({ ...nothing, errors }, { status: 422 })
  const added = { draftId: page.draft.id, line: form.value }
  const outcome = await inSharedTransaction(db, (tx) => addLine(tx, added, by, at))
  if (outcome.ok) return redirectSaying(visit, here, { done: DRAFT_DONE.added })
  return data({ ...nothing, errors: { action: DRAFT_REFUSALS[outcome.reason] } }, { status: 409 })
}

export default function DraftAdd() {
  const { here, library, limits } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <FormState values={answer?.values} errors={answer?.errors}>
      <ErrorSummary />
      <PageHeading above={<a href={here}>The draft</a>}>Add an action</PageHeading>
      <SectionHeading>From the library of actions</SectionHeading>
      <p>An action keeps its name, its questions and its history in every round. Practices that already take it carry on.</p>
      {library.length === 0 ? <p>Every action of the library is in the draft.</p> : null}
      {library.length > 0 ? (
        <Form method="post" noValidate>
          <DrawnFor />
          <Radios
            name="action"
            label="Action"
            choices={library.map(({ slug, title, wording, calledBefore }) => ({
              value: slug,
              label: title,
              hint: calledBefore ? `Last wording: ${wording}` : 'Not called yet.',
            }))}
          />
          <MarkdownField
            name="wording"
            label="What it asks, on the menu"
            hint="If you leave it empty, its last wording is used."
            limit={limits.wording}
            preview={answer?.previews.wording}
          />
          <MarkdownField name="reason" label="Why it comes on the menu" limit={limits.reason} preview={answer?.previews.reason} />
          <DateInput name="from" label="Offered from" hint={`The first day. ${EDITION_DAY}`} />
          <UnlessField />
          <ButtonRow>
            <Button name="do" value="add">
              Add it
            </Button>
            <Button variant="quiet" name="do" value="preview">
              Preview
            </Button>
            <a href={here}>Back without adding</a>
          </ButtonRow>
        </Form>
      ) : null}
      <SectionHeading>A new action</SectionHeading>
      <p>You write its page too: what it asks, why, step by step, the contract, patient safety.</p>
      <LinkButton variant="quiet" href={`${here}/new-action`}>
        Write a new action
      </LinkButton>
    </FormState>
  )
}
