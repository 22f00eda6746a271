import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { loadLines, planLoad } from '#app/features/registers/files/load-lines.server.ts'
import { tableSent } from '#app/features/registers/files/table-sent.server.ts'
import { seenOfRegister } from '#app/features/registers/lines/line-queries.server.ts'
import { LINE_REFUSALS } from '#app/features/registers/lines/line-rules.ts'
import { isRegister, REGISTER_WORDS } from '#app/features/registers/lines/register-kinds.ts'
import { LoadDesk } from '#app/features/registers/pages/load-desk.tsx'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'
import { practicePage } from '../shared-by-desks/practice-page.server.ts'
import { registerAt } from '../shared-by-desks/register-address.ts'

export const handle: PageHandle = { wide: true, longForm: 'or a file' }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `In and out as a table: ${page ? REGISTER_WORDS[page.register].several : 'registers'} · Concert` },
]

async function asked(visit: LoaderFunctionArgs) {
  const page = await practicePage(visit)
  const { register } = visit.params
  if (!isRegister(register)) throw notFound()
  return { ...page, mayLoad: page.details.open, place: { practiceCode: page.practiceCode, register } }
}

export async function loader(visit: LoaderFunctionArgs) {
  const { db, mayLoad, place } = await asked(visit)
  return { ...place, mayLoad, seen: seenOfRegister(db, place.practiceCode, place.register) }
}

const CUT_OFF = 'The table came in part only, so nothing was read. Choose the file again, or paste the table.'

export async function action(visit: ActionFunctionArgs) {
  const { by, db, at, today, documents, place } = await asked(visit)
  const { practiceCode, register } = place
  const seenNow = () => seenOfRegister(db, practiceCode, register)
  const form = await visit.request.formData().catch(() => undefined)
  const nothing = { list: '', wrong: [], notes: [], unread: [], plan: null }
  if (!form) return data({ ...nothing, errors: { file: CUT_OFF }, seen: seenNow() }, { status: 400 })
  const table = await tableSent(form, register, documents.make, today)
  const { list, wrong, notes, unread, problem, right } = table
  const told = { list, wrong, notes, unread, seen: seenNow() }
  if (problem) return data({ ...told, plan: null, errors: { list: problem } }, { status: 422 })
  if (wrong.length > 0) {
    const rows = wrong.length === 1 ? 'One row is wrong' : `${wrong.length} rows are wrong`
    return data({ ...told, plan: null, errors: { list: `${rows}: nothing was loaded. They stand below.` } }, { status: 422 })
  }
  const lines = right.map(({ filled }) => filled)
  const { fresh, changed, same } = planLoad(db, place, lines)
  const plan = { fresh: fresh.length, changed: changed.length, same }
  const refused = (words: string) => data({ ...told, plan, errors: { '': words } }, { status: 422 })
  if (form.get('do') !== 'load')
    return plan.fresh + plan.changed === 0 ? refused(LINE_REFUSALS['nothing-to-load']) : data({ ...told, plan, errors: {} })
  const seen = String(form.get('seen') ?? '')
  const outcome = await inSharedTransaction(db, (tx) => loadLines(tx, { ...place, seen, lines }, by, at))
  if (!outcome.ok) return refused(LINE_REFUSALS[outcome.reason])
  const done = `Loaded: ${outcome.fresh} new, ${outcome.changed} changed.`
  return redirectSaying(visit, registerAt(practiceCode, register), { done })
}

export default function LoadRegister() {
  const { practiceCode, register, mayLoad } = useLoaderData<typeof loader>()
  return <LoadDesk practiceCode={practiceCode} register={register} mayLoad={mayLoad} checked={useActionData<typeof action>()} />
}
