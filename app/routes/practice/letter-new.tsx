import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { claimForLetter } from '#app/features/practice-desk/letter-claims/claim-letters-queries.server.ts'
import { decidedSoFar, linesForLetter } from '#app/features/practice-desk/letter-lines/letters-of-line-queries.server.ts'
import { BeforeLetterDesk } from '#app/features/practice-desk/letter-pages/before-letter.tsx'
import { beginLetter } from '#app/features/practice-desk/letters/begin-letter.server.ts'
import { beforeLetter } from '#app/features/practice-desk/letters/letter-page-queries.server.ts'
import { LETTER_REFUSALS } from '#app/features/practice-desk/letters/letter-rules.ts'
import { fieldsFromLine } from '#app/features/registers/lines/letter-of-line-rules.ts'
import { lineOfPractice } from '#app/features/registers/lines/line-queries.server.ts'
import { nameOfLine } from '#app/features/registers/lines/register-kinds.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Begin: ${page?.letter.title ?? 'Letter'} · Concert` },
]

async function asked(visit: LoaderFunctionArgs) {
  const { by, practiceCode, db, at, today } = await practicePerson(visit)
  const query = new URL(visit.request.url).searchParams
  const line = lineOfPractice(db, practiceCode, query.get('line') ?? '')
  const wanted = { practiceCode, letterSlug: visit.params.kind ?? '', followsId: query.get('follows') }
  const claimId = query.get('claim') ?? ''
  // A letter is about one thing: a line of a register or a claim.
  if (query.get('line') && claimId) throw notFound()
  const page = beforeLetter(db, { ...wanted, lineId: line?.id ?? claimId }, at)
  if (!page) throw notFound()
  const decided = decidedSoFar(db, practiceCode)
  const claim = claimForLetter(db, practiceCode, claimId || (page.earlier?.lineId ?? ''), today)
  const known = { decided, ...(line && fieldsFromLine(line.register, line.filled)), ...claim?.known }
  const lineId = line?.id ?? (claimId && claim ? claim.claim.id : null)
  return { by, db, at, wanted: { ...wanted, lineId, known }, line, claim, page }
}

export async function loader(visit: LoaderFunctionArgs) {
  const { page, line, claim, wanted, db } = await asked(visit)
  const { earlier, ...shown } = page
  const { practiceCode, letterSlug } = wanted
  const about = line
    ? { id: line.id, register: line.register, name: nameOfLine(line.register, line.filled) }
    : claim
      ? { id: claim.claim.id, register: null, name: claim.title }
      : null
  const lines = about || earlier?.lineId ? [] : linesForLetter(db, practiceCode, letterSlug)
  return { ...shown, about, lines, earlier: earlier && { id: earlier.id, title: earlier.subject ?? earlier.title } }
}

export async function action(visit: ActionFunctionArgs) {
  const { by, db, at, wanted } = await asked(visit)
  const outcome = await inSharedTransaction(db, (tx) => beginLetter(tx, wanted, by, at))
  if (!outcome.ok) return data({ errors: { '': LETTER_REFUSALS[outcome.reason] } }, { status: 422 })
  return redirect(`/practice/${wanted.practiceCode}/letters/drafts/${outcome.draftId}`)
}

export default function NewLetter() {
  return <BeforeLetterDesk page={useLoaderData<typeof loader>()} errors={useActionData<typeof action>()?.errors} />
}
