import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { KIND_WORDS } from '#app/features/committee-desk/kinds/kind-words.ts'
import { publishAndTell } from '#app/features/committee-desk/record-desk/publish-and-tell.server.ts'
import { RecordForm } from '#app/features/committee-desk/record-desk/record-form.tsx'
import { RecordSide } from '#app/features/committee-desk/record-desk/record-side.tsx'
import { sentRecord } from '#app/features/committee-desk/record-desk/sent-record.ts'
import { refusalsOfSave } from '#app/features/editors/drafts/check-record.server.ts'
import { approveRecord, discardRecordDraft } from '#app/features/editors/drafts/publish-record.server.ts'
import type { RecordOutcome } from '#app/features/editors/drafts/record-draft-store.server.ts'
import { saveRecordDraft } from '#app/features/editors/drafts/save-record-draft.server.ts'
import { toldChoice } from '#app/features/menu/announcements/told-choices.ts'
import { ChangedMeanwhile } from '#app/features/menu/draft-writing/changed-meanwhile.tsx'
import { type Difference, wordDifferences } from '#app/features/menu/draft-writing/draft-conflict-rules.ts'
import { moment } from '#app/platform/dates-in-words.ts'
import type { FieldErrors } from '#app/platform/form.ts'
import { inSharedTransaction, type Work } from '#app/platform/shared-transactions.server.ts'
import { withCapital } from '#app/platform/with-capital.ts'
import { Columns } from '#app/ui/columns.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary, InsetNote } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { RECORD_DONE, RECORD_REFUSALS, recordVisit } from './record-visit.server.ts'

export const handle: PageHandle = { wide: true, longForm: true }
export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: `${shown?.page.draft.title || 'A draft of a record'} · Concert` },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { page, by, secondEditor } = await recordVisit(visit)
  const added = new URL(visit.request.url).searchParams.get('add') ?? undefined
  return { page, own: page.draft.savedBy === by.personId, secondEditor, added }
}

const DESK = '/committee/records'

export async function action(visit: ActionFunctionArgs) {
  const { db, at, page, kind, by, secondEditor, site } = await recordVisit(visit)
  const sent = sentRecord(await visit.request.formData(), kind, page.draft)
  const { seen, version, stands, told, asked, fields, isSave, values, place } = sent
  const refused = (errors: FieldErrors, status: number, differences: Difference[] | null = null, typed = false) =>
    data({ errors, values: isSave ? values : undefined, differences, typed: typed ? errors : null }, { status })
  const answer = async (work: Work<RecordOutcome>, done: string, to: string) => {
    const outcome = await inSharedTransaction(db, work)
    if (outcome.ok) return redirectSaying(visit, to, { done })
    const met = isSave && outcome.reason === 'changed-meanwhile'
    return refused(
      { '': RECORD_REFUSALS[outcome.reason] },
      409,
      met ? wordDifferences(page.draft.values, fields, page.labels) : null,
    )
  }
  const which = { draftId: page.draft.id, version: Number(version) }
  const here = `${DESK}/${page.draft.id}`
  if (asked === 'approve') return answer((tx) => approveRecord(tx, kind, which, by, at), RECORD_DONE.approved, here)
  if (asked === 'publish')
    return answer(
      (tx) => publishAndTell(tx, kind, { ...which, secondEditor, told: toldChoice(told), site }, by, at),
      RECORD_DONE.published,
      DESK,
    )
  if (asked === 'discard') return answer((tx) => discardRecordDraft(tx, which, by, at), RECORD_DONE.discarded, DESK)
  const errors = refusalsOfSave(db, kind, { values: fields, subject: page.draft.subject }, at)
  if (Object.keys(errors).length > 0) return refused(errors, 422, null, true)
  const saved = {
    draftId: page.draft.id,
    seen,
    title: (kind.draftTitle?.(fields, page.choices) ?? fields.title ?? page.draft.title).slice(0, 200),
    values: fields,
    ...(stands && { beside: { kind, word: stands } }),
  }
  return answer((tx) => saveRecordDraft(tx, saved, by, at), RECORD_DONE.saved, here + place)
}

export default function RecordDraft() {
  const { page, own, secondEditor, added } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { draft, kind, labels, refusals, open, approved, published, savedBy } = page
  const one = KIND_WORDS[kind]!.one
  const state = draft.publishedAt ? 'Published' : draft.discardedAt ? 'Discarded' : approved ? 'Approved' : 'In the making'
  const found = answer?.errors ?? (open && draft.version > 1 ? refusals : undefined)
  return (
    <FormState values={answer?.values} start={page.shown} errors={found}>
      <ErrorSummary errors={answer?.errors ?? {}} />
      <PageHeading
        above={<a href={DESK}>Ballots and other records</a>}
        beside={<Tag kind="plain">{state}</Tag>}
        lead={`${published ? `To be version ${published.version + 1} of a published ${one}` : open ? `A new ${one}` : withCapital(one)}. Last saved by ${savedBy} on ${moment(draft.savedAt)}.`}
      >
        {draft.title || `A new ${one}`}
      </PageHeading>
      {open ? (
        <Columns
          sideLabel="Approval"
          side={<RecordSide page={page} typed={answer?.typed ?? null} own={own} secondEditor={secondEditor} />}
        >
          {answer?.differences ? <ChangedMeanwhile differences={answer.differences} by={savedBy} /> : null}
          <RecordForm key={draft.version} page={page} changed={Boolean(answer?.differences)} added={added} />
        </Columns>
      ) : (
        <>
          <InsetNote readFirst>This draft has been published or discarded. Nothing more can be done with it.</InsetNote>
          <SummaryList
            rows={Object.entries(labels).flatMap(([name, term]) =>
              page.inWords[name] ? [{ term, value: page.inWords[name] }] : [],
            )}
          />
        </>
      )}
    </FormState>
  )
}
