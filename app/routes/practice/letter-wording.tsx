import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { WordingDesk } from '#app/features/practice-desk/letter-pages/wording-desk.tsx'
import { wordingPage } from '#app/features/practice-desk/letters/letter-page-queries.server.ts'
import { LETTER_REFUSALS } from '#app/features/practice-desk/letters/letter-rules.ts'
import { parseWording, WORDING_FIELDS } from '#app/features/practice-desk/letters/wording-form.ts'
import { writeWording } from '#app/features/practice-desk/letters/wordings.server.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Our own words · Concert' }]

async function asked(visit: LoaderFunctionArgs) {
  const entered = await practicePerson(visit)
  const { kind: letterSlug = '', paragraph = '' } = visit.params
  const page = wordingPage(entered.db, entered.practiceCode, letterSlug, paragraph, entered.at)
  if (!page) throw notFound()
  return { ...entered, letterSlug, paragraph, page }
}

export async function loader(visit: LoaderFunctionArgs) {
  return (await asked(visit)).page
}

export async function action(visit: ActionFunctionArgs) {
  const { by, practiceCode, db, at, letterSlug, paragraph, page } = await asked(visit)
  const values = namedFields(await visit.request.formData(), WORDING_FIELDS)
  const refused = (errors: Record<string, string>, meanwhile = false) => data({ errors, values, meanwhile }, { status: 422 })
  const back = values.do === 'back'
  const form = back ? undefined : parseWording(page.letter, values)
  if (form && !form.ok) return refused(form.errors)
  const written = { practiceCode, letterSlug, paragraph, words: form ? form.value.words : null, seen: values.seen ?? '' }
  const outcome = await inSharedTransaction(db, (tx) => writeWording(tx, written, by, at))
  if (!outcome.ok) return refused({ '': LETTER_REFUSALS[outcome.reason] }, outcome.reason === 'changed-meanwhile')
  const done = back ? 'Your own words are out of your letters from now on.' : 'Your own words stand in your letters from now on.'
  return redirectSaying(visit, `/practice/${practiceCode}/letters/words/${letterSlug}/${paragraph}`, { done })
}

export default function OwnWording() {
  return <WordingDesk page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
