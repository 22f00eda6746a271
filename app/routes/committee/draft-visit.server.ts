import type { LoaderFunctionArgs } from '@remix-run/node'
import { draftPage } from '#app/features/menu/draft-publishing/draft-queries.server.ts'
import type { DeskRules } from '#app/features/menu/draft-publishing/on-draft.server.ts'
import type { Settings } from '#app/platform/settings.server.ts'
import { committeeEditor, notFound } from '../shared-by-desks/guards.server.ts'

/** An editor of the committee at one draft, or 404. */
export async function draftVisit(visit: LoaderFunctionArgs) {
  const entered = await committeeEditor(visit)
  const page = draftPage(entered.db, visit.params.draft ?? '', entered.at)
  if (!page) throw notFound()
  return { ...entered, page, rules: deskRules(entered.settings), here: `/committee/menu/${page.draft.id}` }
}

/** How this site publishes, by its settings. */
export const deskRules = ({ secondEditor, publicAddress }: Settings): DeskRules => ({ secondEditor, siteAddress: publicAddress })

/** The desk's messages after a form. */
export const DRAFT_DONE = {
  begun: 'A draft is begun. Nothing of it is public before it is published.',
  saved: 'Saved. An approval or a set time that stood before is taken back.',
  added: 'Added at the end of the draft menu.',
  next: 'Saved. Go on with the next part.',
  unfinished: 'Saved as far as it goes. What is left is said at its fields, and it cannot be published before.',
  out: 'Taken out of the draft.',
  approved: 'Approved as it stands now.',
  set: 'The time is set.',
  unset: 'The time is taken back.',
  published: 'Published. The menu in force is the new edition.',
  discarded: 'Discarded. Nothing of it was public.',
}
