import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { claimOfLetter } from '#app/features/practice-desk/letter-claims/claim-letters-queries.server.ts'
import { lineOfSent } from '#app/features/practice-desk/letter-lines/line-of-letter-queries.server.ts'
import { SentLetterDesk } from '#app/features/practice-desk/letter-pages/sent-letter-desk.tsx'
import { letterPage } from '#app/features/practice-desk/letters/letter-page-queries.server.ts'
import { LETTER_REFUSALS } from '#app/features/practice-desk/letters/letter-rules.ts'
import { recordWhatCame } from '#app/features/practice-desk/letters/record-reply.server.ts'
import { parseWhatCame, WHAT_CAME_FIELDS } from '#app/features/practice-desk/letters/what-came-form.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.letter.title ?? 'Letter'} · Concert` }]

async function asked(visit: LoaderFunctionArgs) {
  const entered = await practicePerson(visit)
  const letterId = visit.params.letter ?? ''
  const page = letterPage(entered.db, entered.practiceCode, letterId, entered.at)
  if (!page) throw notFound()
  return { ...entered, letterId, page }
}

export async function loader(visit: LoaderFunctionArgs) {
  const { page, practiceCode, letterId, db, today } = await asked(visit)
  const claim = claimOfLetter(db, practiceCode, page.letter.lineId, today)
  return { ...page, today, line: lineOfSent(db, practiceCode, letterId), claim }
}

export async function action(visit: ActionFunctionArgs) {
  const { by, practiceCode, db, at, letterId } = await asked(visit)
  const values = namedFields(await visit.request.formData(), WHAT_CAME_FIELDS)
  const refused = (errors: Record<string, string>, meanwhile = false) => data({ errors, values, meanwhile }, { status: 422 })
  const form = parseWhatCame(values)
  if (!form.ok) return refused(form.errors)
  const { came, dayField, done } = form.value
  const place = { practiceCode, letterId, seen: values.seen ?? '' }
  const outcome = await inSharedTransaction(db, (tx) => recordWhatCame(tx, { ...place, ...came }, by, at))
  if (!outcome.ok) {
    const ofDay = outcome.reason === 'not-yet' || outcome.reason === 'before-sent'
    return refused({ [ofDay ? dayField : '']: LETTER_REFUSALS[outcome.reason] }, outcome.reason === 'changed-meanwhile')
  }
  const letters = `/practice/${practiceCode}/letters`
  const gone = came.kind === 'taken-back' && came.takesBackId === null
  return redirectSaying(visit, gone ? letters : `${letters}/sent/${letterId}`, { done })
}

export default function SentLetterPage() {
  return <SentLetterDesk page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
