import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ChangedMeanwhile } from '#app/features/menu/draft-writing/changed-meanwhile.tsx'
import { WORDS_LABELS, wordDifferences } from '#app/features/menu/draft-writing/draft-conflict-rules.ts'
import { DRAFT_LIMITS, parseWords, WORDS_FIELDS } from '#app/features/menu/draft-writing/draft-form.ts'
import { MarkdownField } from '#app/features/menu/draft-writing/markdown-field.tsx'
import { previewMarkdown } from '#app/features/menu/draft-writing/markdown-preview.server.ts'
import { saveWords } from '#app/features/menu/draft-writing/save-words.server.ts'
import { DRAFT_REFUSALS } from '#app/features/menu/drafts/draft-rules.ts'
import { seenOf } from '#app/features/menu/drafts/draft-store.server.ts'
import { type FieldErrors, namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { sourceText } from '#app/platform/source-lines.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { TextInput } from '#app/ui/inputs.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { SourcesField } from '#app/ui/sources-field.tsx'
import { DrawnFor } from '../shared-by-desks/drawn-for.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { DRAFT_DONE, draftVisit } from './draft-visit.server.ts'

export const handle: PageHandle = { scripted: true, longForm: true }
export const meta: MetaFunction = () => [{ title: 'Title, summary and sources · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { page, here } = await draftVisit(visit)
  const { title, summary, sources } = page.draft
  const values = { title, summary, sources: sourceText(sources) }
  return { here, values, seen: seenOf(page.draft, 'words'), savedBy: page.savedBy, limits: DRAFT_LIMITS }
}

export async function action(visit: ActionFunctionArgs) {
  const { db, at, page, by, here } = await draftVisit(visit)
  const values = namedFields(await visit.request.formData(), WORDS_FIELDS)
  const nothing = { values, errors: {} as FieldErrors, preview: undefined, differences: null }
  if (values.do === 'preview') return data({ ...nothing, preview: previewMarkdown(values.summary ?? '') })
  const form = parseWords(values)
  if (!form.ok) return data({ ...nothing, errors: form.errors }, { status: 422 })
  const words = { draftId: page.draft.id, seen: values.seen ?? '', ...form.value }
  const outcome = await inSharedTransaction(db, (tx) => saveWords(tx, words, by, at))
  if (outcome.ok) return redirectSaying(visit, here, { done: DRAFT_DONE.saved })
  const { title, summary, sources } = page.draft
  const now = { title, summary, sources: sourceText(sources) }
  const met = outcome.reason === 'changed-meanwhile' ? wordDifferences(now, values, WORDS_LABELS) : null
  return data({ ...nothing, errors: { '': DRAFT_REFUSALS[outcome.reason] }, differences: met }, { status: 409 })
}

export default function DraftWords() {
  const { here, values: stored, seen, savedBy, limits } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <FormState values={answer?.values} start={stored} errors={answer?.errors}>
      <ErrorSummary />
      <PageHeading above={<a href={here}>The draft</a>}>Title, summary and sources</PageHeading>
      {answer?.differences ? <ChangedMeanwhile differences={answer.differences} by={savedBy} /> : null}
      <Form method="post" noValidate>
        <DrawnFor />
        <SeenField now={seen} shown={Boolean(answer?.differences)} />
        <TextInput
          name="title"
          label={WORDS_LABELS.title}
          hint="Such as “Menu of July 2024”. Its web address is made from it."
          width="medium"
        />
        <MarkdownField
          name="summary"
          label={WORDS_LABELS.summary}
          hint="A few sentences shown above the edition. Markdown."
          limit={limits.summary}
          preview={answer?.preview}
        />
        <SourcesField />
        <ButtonRow>
          <Button name="do" value="save">
            Save
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
