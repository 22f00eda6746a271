import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DisputeDeskPage } from '#app/features/disputes/desk/dispute-desk.tsx'
import { disputeDesk, newPart } from '#app/features/disputes/desk/dispute-desk-queries.server.ts'
import { disputeKind } from '#app/features/disputes/desk/dispute-kind.server.ts'
import { disputePartKind } from '#app/features/disputes/desk/part-kind.server.ts'
import { startRecordDraft } from '#app/features/editors/drafts/start-record-draft.server.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { committeeEditor, notFound } from '../shared-by-desks/guards.server.ts'
import { RECORD_DONE, RECORD_REFUSALS } from './record-visit.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: `${shown?.desk.title ?? 'A dispute'}: at the desk · Concert` },
]

async function deskVisit(visit: LoaderFunctionArgs) {
  const entered = await committeeEditor(visit)
  const desk = disputeDesk(entered.db, visit.params.dispute ?? '')
  if (!desk) throw notFound()
  return { ...entered, desk }
}

export async function loader(visit: LoaderFunctionArgs) {
  const { desk } = await deskVisit(visit)
  return { desk }
}

export async function action(visit: ActionFunctionArgs) {
  const { desk, by, db, at } = await deskVisit(visit)
  const { subject, part, section = '' } = namedFields(await visit.request.formData(), ['subject', 'part', 'section'])
  const outcome = await inSharedTransaction(db, (tx) => {
    if (subject) return startRecordDraft(tx, { kind: disputeKind, subject: desk.slug }, by, at)
    if (part) return startRecordDraft(tx, { kind: disputePartKind, subject: part }, by, at)
    const begun = newPart(tx, desk.slug, section)
    return begun
      ? startRecordDraft(tx, { kind: disputePartKind, subject: null, ...begun }, by, at)
      : { ok: false as const, reason: 'no-record' as const }
  })
  if (!outcome.ok) return data({ errors: { '': RECORD_REFUSALS[outcome.reason] } }, { status: 422 })
  return redirectSaying(visit, `/committee/records/${outcome.draft.id}`, { done: RECORD_DONE.begun })
}

export default function DisputeDesk() {
  const { desk } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <ErrorSummary errors={refused?.errors} />
      <PageHeading
        above={<a href="/committee/records">Ballots and other records</a>}
        lead="One editor drafts, another approves. What came from a content file is corrected here too; from then on the file no longer changes it."
      >
        {desk.title}: at the desk
      </PageHeading>
      <DisputeDeskPage desk={desk} />
    </>
  )
}
