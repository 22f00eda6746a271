import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { recordKindOf } from '#app/features/committee-desk/kinds/record-kinds.server.ts'
import { nextOf, recordDesk } from '#app/features/committee-desk/record-desk/record-desk-queries.server.ts'
import { RecordKinds, RecordList } from '#app/features/committee-desk/record-desk/record-list.tsx'
import { startRecordDraft } from '#app/features/editors/drafts/start-record-draft.server.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { committeeEditor } from '../shared-by-desks/guards.server.ts'
import { RECORD_DONE, RECORD_REFUSALS } from './record-visit.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Ballots and other records · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { person, db } = await committeeEditor(visit)
  return { kinds: recordDesk(db, person.id) }
}

export async function action(visit: ActionFunctionArgs) {
  const { by, db, at } = await committeeEditor(visit)
  const { kind = '', subject = '', after = '' } = namedFields(await visit.request.formData(), ['kind', 'subject', 'after'])
  const of = recordKindOf(kind)
  if (!of) return data({ errors: { '': RECORD_REFUSALS['no-record'] } }, { status: 422 })
  const series = after ? nextOf(db, of, after) : undefined
  if (after && !series) return data({ errors: { '': RECORD_REFUSALS['no-record'] } }, { status: 422 })
  const wanted = { kind: of, subject: subject || null, ...(series && { values: series }) }
  const outcome = await inSharedTransaction(db, (tx) => startRecordDraft(tx, wanted, by, at))
  if (!outcome.ok) return data({ errors: { '': RECORD_REFUSALS[outcome.reason] } }, { status: 422 })
  return redirectSaying(visit, `/committee/records/${outcome.draft.id}`, { done: RECORD_DONE.begun })
}

export default function Records() {
  const { kinds } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <ErrorSummary errors={refused?.errors} />
      <PageHeading lead="One editor drafts, another approves, and it is published. What is published never changes: a correction is the next version, with its reason.">
        Ballots and other records
      </PageHeading>
      <p>
        <a href="/committee/lmc-surveys">Questions of LMCs</a> that an editor reads before their practices are asked
      </p>
      <RecordKinds kinds={kinds} />
      {kinds.map(({ kind, onlyCorrects, drafts, records }) => (
        <RecordList key={kind} kind={kind} onlyCorrects={onlyCorrects} drafts={drafts} records={records} />
      ))}
    </>
  )
}
