import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { exampleCsv, exportLines } from '#app/features/registers/files/export-lines.server.ts'
import { isRegister } from '#app/features/registers/lines/register-kinds.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { file } from '../shared-by-desks/figure-files.server.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

async function asked(visit: LoaderFunctionArgs) {
  const entered = await practicePerson(visit)
  const { register } = visit.params
  if (!isRegister(register)) throw notFound()
  return { ...entered, place: { practiceCode: entered.practiceCode, register } }
}

export async function loader(visit: LoaderFunctionArgs) {
  const { place } = await asked(visit)
  return redirect(`/practice/${place.practiceCode}/registers/${place.register}/load`)
}

const CSV = 'text/csv; charset=utf-8'

/** The register as CSV, sent for a form, so that no link makes one; or its columns with one made-up line. */
export async function action(visit: ActionFunctionArgs) {
  const { by, db, at, place } = await asked(visit)
  const { as } = namedFields(await visit.request.formData(), ['as'])
  if (as === 'example') return file(exampleCsv(place.register), { name: `concert-${place.register}-example.csv`, type: CSV })
  const { name, text } = await inSharedTransaction(db, (tx) => exportLines(tx, place, by, at))
  return file(text, { name, type: CSV })
}
