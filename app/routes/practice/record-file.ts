import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { exportOwnRecord } from '#app/features/practice-desk/own-record/export-own-record.server.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { practicePerson } from '../shared-by-desks/guards.server.ts'

export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode } = await practicePerson(visit)
  return redirect(`/practice/${practiceCode}/record`)
}

/** The file itself, sent for a form, so that no link makes one. */
export async function action(visit: ActionFunctionArgs) {
  const { by, practiceCode, db, at } = await practicePerson(visit)
  const { as } = namedFields(await visit.request.formData(), ['as'])
  const kind = as === 'csv' ? 'csv' : 'json'
  const file = await inSharedTransaction(db, (tx) => exportOwnRecord(tx, practiceCode, kind, by, at))
  return new Response(file.text, {
    headers: { 'Content-Type': file.type, 'Content-Disposition': `attachment; filename="${file.name}"` },
  })
}
