import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BaseDesk } from '#app/features/practice-desk/letter-layers/base-desk.tsx'
import { discardBaseDraft, publishBase, saveBaseDraft } from '#app/features/practice-desk/letter-layers/base-draft.server.ts'
import { basePage } from '#app/features/practice-desk/letter-layers/layer-pages-queries.server.ts'
import { changeFields, parseChanges } from '#app/features/practice-desk/letter-layers/letter-change-form.ts'
import { LAYER_REFUSALS } from '#app/features/practice-desk/letter-layers/letter-change-rules.ts'
import type { LayerOutcome } from '#app/features/practice-desk/letter-layers/write-variant.server.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction, type Work } from '#app/platform/shared-transactions.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { committeeEditor, notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { longForm: true, wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Word the letter: ${page?.letter.title ?? 'letter'} · Concert` },
]

async function asked(visit: LoaderFunctionArgs) {
  const entered = await committeeEditor(visit)
  const page = basePage(entered.db, visit.params.kind ?? '', entered.at)
  if (!page) throw notFound()
  return { ...entered, page }
}

export async function loader(visit: LoaderFunctionArgs) {
  const { person, page, settings } = await asked(visit)
  const { text: _whole, draft, ...shown } = page
  const own = draft?.savedById === person.id
  return { ...shown, draft, own, secondEditor: settings.secondEditor }
}

export async function action(visit: ActionFunctionArgs) {
  const { by, db, at, settings, page } = await asked(visit)
  const { letter, text } = page
  const values = namedFields(await visit.request.formData(), changeFields(text))
  const place = { letterSlug: letter.slug, seen: values.seen ?? '' }
  const refused = (errors: Record<string, string>, meanwhile = false) =>
    data({ errors, values: values.do === 'save' ? values : page.filled, meanwhile }, { status: 422 })
  const answer = async (work: Work<LayerOutcome>, done: string) => {
    const outcome = await inSharedTransaction(db, work)
    if (!outcome.ok) return refused({ '': LAYER_REFUSALS[outcome.reason] }, outcome.reason === 'changed-meanwhile')
    return redirectSaying(visit, `/committee/letters/${letter.slug}`, { done })
  }
  const rules = { secondEditor: settings.secondEditor }
  if (values.do === 'publish')
    return answer((tx) => publishBase(tx, place, by, rules, at), 'Published. Letters begin with these words from now on.')
  if (values.do === 'discard')
    return answer((tx) => discardBaseDraft(tx, place, by, at), 'Discarded. None of it was in a letter.')
  const form = parseChanges(text, values, null)
  if (!form.ok) return refused(form.errors)
  return answer((tx) => saveBaseDraft(tx, { ...place, changes: form.value }, by, at), 'Saved. Another editor publishes it.')
}

export default function LetterOfCommittee() {
  return <BaseDesk page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
