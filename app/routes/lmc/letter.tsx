import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { variantPage } from '#app/features/practice-desk/letter-layers/layer-pages-queries.server.ts'
import { changeFields, parseChanges } from '#app/features/practice-desk/letter-layers/letter-change-form.ts'
import { LAYER_REFUSALS } from '#app/features/practice-desk/letter-layers/letter-change-rules.ts'
import { VariantDesk } from '#app/features/practice-desk/letter-layers/variant-desk.tsx'
import { writeVariant } from '#app/features/practice-desk/letter-layers/write-variant.server.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { lmcOfficer, notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { longForm: true, wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Our wording: ${page?.letter.title ?? 'letter'} · Concert` },
]

async function asked(visit: LoaderFunctionArgs) {
  const entered = await lmcOfficer(visit)
  const page = variantPage(entered.db, entered.lmcSlug, visit.params.kind ?? '', entered.at)
  if (!page) throw notFound()
  return { ...entered, page }
}

export async function loader(visit: LoaderFunctionArgs) {
  const { text: _whole, ...page } = (await asked(visit)).page
  return page
}

export async function action(visit: ActionFunctionArgs) {
  const { by, db, at, page } = await asked(visit)
  const { lmc, letter, text } = page
  const values = namedFields(await visit.request.formData(), changeFields(text))
  const refused = (errors: Record<string, string>, meanwhile = false) => data({ errors, values, meanwhile }, { status: 422 })
  const form = values.do === 'back' ? { ok: true as const, value: null } : parseChanges(text, values, lmc.name)
  if (!form.ok) return refused(form.errors)
  const written = { lmcSlug: lmc.slug, letterSlug: letter.slug, changes: form.value, seen: values.seen ?? '' }
  const outcome = await inSharedTransaction(db, (tx) => writeVariant(tx, written, by, at))
  if (!outcome.ok) return refused({ '': LAYER_REFUSALS[outcome.reason] }, outcome.reason === 'changed-meanwhile')
  const done = form.value
    ? `Saved as version ${outcome.version}. Your practices get it with the letters they begin from now on.`
    : 'The committee’s words stand again in this letter.'
  return redirectSaying(visit, `/lmc/${lmc.slug}/letters/${letter.slug}`, { done })
}

export default function LetterOfLmc() {
  return <VariantDesk page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
