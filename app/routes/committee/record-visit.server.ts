import type { LoaderFunctionArgs } from '@remix-run/node'
import { recordKindOf } from '#app/features/committee-desk/kinds/record-kinds.server.ts'
import { recordDraftPage } from '#app/features/committee-desk/record-desk/record-desk-queries.server.ts'
import type { RecordRefusal } from '#app/features/editors/drafts/record-draft-store.server.ts'
import { TWO_EDITOR_REFUSALS } from '#app/features/editors/drafts/two-editor-rules.ts'
import { committeeEditor, notFound } from '../shared-by-desks/guards.server.ts'

/** An editor of the committee at one draft of a record, or 404. */
export async function recordVisit(visit: LoaderFunctionArgs) {
  const entered = await committeeEditor(visit)
  const page = recordDraftPage(entered.db, visit.params.recordDraft ?? '', entered.at)
  const kind = page && recordKindOf(page.kind)
  if (!page || !kind) throw notFound()
  const { secondEditor, publicAddress } = entered.settings
  return { ...entered, page, kind, secondEditor, site: publicAddress }
}

export const RECORD_REFUSALS: Record<RecordRefusal, string> = {
  ...TWO_EDITOR_REFUSALS,
  'one-open': 'A next version of this is in the making already. Go on with that one.',
  'no-record': 'Choose what to begin.',
}

/** The desk's messages after a form. */
export const RECORD_DONE = {
  begun: 'A draft is begun. Nothing of it is public before it is published.',
  saved: 'Saved.',
  approved: 'Approved as it stands now.',
  published: 'Published.',
  discarded: 'Discarded. Nothing of it was public.',
}
