import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { lettersOfLine } from '#app/features/practice-desk/letter-lines/letters-of-line-queries.server.ts'
import { lineFields, parseLine } from '#app/features/registers/lines/line-form.ts'
import { isTwin, LINE_REFUSALS } from '#app/features/registers/lines/line-rules.ts'
import { isRegister, nameOfLine, twinField } from '#app/features/registers/lines/register-kinds.ts'
import { removeLine, saveLine } from '#app/features/registers/lines/save-line.server.ts'
import { LineDesk } from '#app/features/registers/pages/line-desk.tsx'
import { linePage } from '#app/features/registers/pages/line-page-queries.server.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'
import { registerAt } from '../shared-by-desks/register-address.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: `${shown ? nameOfLine(shown.page.register, shown.page.line.filled) : 'A line'} · Registers · Concert` },
]

async function asked(visit: LoaderFunctionArgs) {
  const entered = await practicePerson(visit)
  const { register, line: lineId = '' } = visit.params
  const page = isRegister(register) ? linePage(entered.db, entered.practiceCode, register, lineId, entered.at) : undefined
  if (!page) throw notFound()
  return { ...entered, register: page.register, lineId, page }
}

export async function loader(visit: LoaderFunctionArgs) {
  const { page, practiceCode, db, at } = await asked(visit)
  const { register, line, details } = page
  const letters = lettersOfLine(db, { practiceCode, register, line, open: details.open }, at)
  const wanted = new URL(visit.request.url).searchParams.get('letter')
  const says = letters.letters.find(({ id }) => id === wanted)?.says ?? {}
  return { page, letters, start: { ...line.filled, ...says }, fromLetter: Object.keys(says).length > 0 }
}

export async function action(visit: ActionFunctionArgs) {
  const { by, practiceCode, register, lineId, db, at, today } = await asked(visit)
  const values = namedFields(await visit.request.formData(), lineFields(register))
  const refused = (errors: Record<string, string>, meanwhile = false) => data({ errors, values, meanwhile }, { status: 422 })
  const place = { practiceCode, register, lineId, seen: values.seen ?? '' }
  const taken = values.do === 'remove'
  const form = taken ? undefined : parseLine(register, values, today)
  if (form && !form.ok) return refused(form.errors)
  const outcome = await inSharedTransaction(db, (tx) =>
    form ? saveLine(tx, { ...place, filled: form.value }, by, at) : removeLine(tx, place, by, at),
  )
  if (!outcome.ok) {
    const field = isTwin(outcome.reason) ? twinField(register) : ''
    return refused({ [field]: LINE_REFUSALS[outcome.reason] }, outcome.reason === 'changed-meanwhile')
  }
  return redirectSaying(visit, registerAt(practiceCode, register), {
    done: taken ? 'Taken off the register.' : 'Saved. Its clock is worked out anew.',
  })
}

export default function RegisterLine() {
  const { page, letters, start, fromLetter } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return <LineDesk page={page} letters={letters} start={start} fromLetter={fromLetter} refused={refused} />
}
