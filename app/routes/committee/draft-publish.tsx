import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { TELL_EVERYBODY, toldChoice } from '#app/features/menu/announcements/told-choices.ts'
import { approveDraft } from '#app/features/menu/draft-publishing/approve-draft.server.ts'
import type { DeskOutcome } from '#app/features/menu/draft-publishing/on-draft.server.ts'
import { publishDraft } from '#app/features/menu/draft-publishing/publish-draft.server.ts'
import { ApprovalWords, OldWords, PublicationDay, PublishForms } from '#app/features/menu/draft-publishing/publish-forms.tsx'
import { scheduleDraft } from '#app/features/menu/draft-publishing/schedule-draft.server.ts'
import { parsePublicationTime, TIME_FIELDS } from '#app/features/menu/draft-writing/draft-form.ts'
import { discardDraft } from '#app/features/menu/drafts/discard-draft.server.ts'
import { DRAFT_REFUSALS } from '#app/features/menu/drafts/draft-rules.ts'
import { ComparisonView } from '#app/features/menu/editions/comparison-view.tsx'
import { moment } from '#app/platform/dates-in-words.ts'
import { type FieldErrors, namedFields } from '#app/platform/form.ts'
import { inSharedTransaction, type Work } from '#app/platform/shared-transactions.server.ts'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { ErrorSummary, InsetNote } from '#app/ui/messages.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { DRAFT_DONE, draftVisit } from './draft-visit.server.ts'

export const meta: MetaFunction = () => [{ title: 'Publish · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { page, here, by, rules, at } = await draftVisit(visit)
  const { draft, open, approved, refusals } = page
  const own = draft.savedBy === by.personId
  const missed = draft.publishAt !== null && draft.publishAt < at
  const mayPublish = open && refusals.length === 0 && (approved || !rules.secondEditor)
  const mayApprove = open && rules.secondEditor && !approved && !own && refusals.length === 0
  return { page, here, own, missed, mayPublish, mayApprove, secondEditor: rules.secondEditor }
}

const DESK = '/committee/menu'

export async function action(visit: ActionFunctionArgs) {
  const { db, at, page, by, rules, here } = await draftVisit(visit)
  const values = namedFields(await visit.request.formData(), TIME_FIELDS)
  const refused = (errors: FieldErrors, status: number) =>
    data({ errors, values, twice: Boolean(errors.zone) || Boolean(values.zone) }, { status })
  const which = { draftId: page.draft.id, version: Number(values.version) }
  const answer = async (work: Work<DeskOutcome>, done: string, to = here) => {
    const outcome = await inSharedTransaction(db, work)
    if (outcome.ok) return redirectSaying(visit, to, { done })
    const meanwhile = 'The draft has been saved since you opened this page. Read it again: below is how it stands now.'
    return refused({ '': outcome.reason === 'changed-meanwhile' ? meanwhile : DRAFT_REFUSALS[outcome.reason] }, 409)
  }
  if (values.do === 'approve') return answer((tx) => approveDraft(tx, which, by, at), DRAFT_DONE.approved)
  const told = toldChoice(values.told)
  if (values.do === 'publish')
    return answer((tx) => publishDraft(tx, { ...which, told }, by, rules, at), DRAFT_DONE.published, DESK)
  if (values.do === 'unset') return answer((tx) => scheduleDraft(tx, { ...which, at: null }, by, rules, at), DRAFT_DONE.unset)
  if (values.do === 'discard') {
    const outcome = await inSharedTransaction(db, (tx) => discardDraft(tx, page.draft.id, by, at))
    return outcome.ok
      ? redirectSaying(visit, DESK, { done: DRAFT_DONE.discarded })
      : refused({ '': DRAFT_REFUSALS[outcome.reason] }, 409)
  }
  const time = parsePublicationTime(values, at)
  if (!time.ok) return refused(time.errors, 422)
  return answer((tx) => scheduleDraft(tx, { ...which, at: time.value.at, told }, by, rules, at), DRAFT_DONE.set)
}

export default function DraftPublish() {
  const { page, here, own, missed, mayPublish, mayApprove, secondEditor } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { draft, open, refusals, savedBy, comparison, base } = page
  return (
    <FormState values={answer?.values} start={{ told: draft.told ?? TELL_EVERYBODY }} errors={answer?.errors}>
      <ErrorSummary />
      <PageHeading
        above={<a href={here}>The draft</a>}
        lead={`Version ${draft.version}, last saved by ${savedBy} on ${moment(draft.savedAt)}.`}
      >
        Publish {draft.title || 'the draft'}
      </PageHeading>
      {open ? null : (
        <InsetNote readFirst>This draft has been published or discarded. Nothing more can be done with it.</InsetNote>
      )}
      {refusals.length > 0 ? (
        <InsetNote readFirst>
          <p>
            {missed
              ? 'It was due to be published and was not. Put this right first:'
              : 'Put this right before it can be published:'}
          </p>
          <ul>
            {refusals.map(({ href, message }) => (
              <li key={`${href} ${message}`}>
                <a href={href}>{message}</a>
              </li>
            ))}
          </ul>
        </InsetNote>
      ) : null}
      {page.publishFrom ? (
        <InsetNote>
          <PublicationDay publishFrom={page.publishFrom} early={page.early} here={here} />
        </InsetNote>
      ) : null}
      {page.oldWords.length > 0 ? (
        <InsetNote readFirst>
          <OldWords oldWords={page.oldWords} />
        </InsetNote>
      ) : null}
      {open && secondEditor ? <ApprovalWords page={page} own={own} missed={missed} /> : null}
      <PublishForms
        version={draft.version}
        publishAt={draft.publishAt}
        open={open}
        mayApprove={mayApprove}
        mayPublish={mayPublish}
        publishFrom={page.publishFrom}
        twice={answer?.twice ?? false}
      />
      <SectionHeading beside={base ? `from ${base.title}` : null}>What changes, as readers will see it</SectionHeading>
      <ComparisonView comparison={comparison} level={3} />
    </FormState>
  )
}
