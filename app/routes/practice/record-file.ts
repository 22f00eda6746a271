import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { exportRecord } from '#app/features/adoption/record/export-record.server.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { dayOf } from '#app/platform/time.ts'
import { practicePerson } from '../shared-by-desks/guards.server.ts'

export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode } = await practicePerson(visit, visit.params.practice)
  return redirect(`/practice/${practiceCode}/who-looked`)
}

/** The file itself, sent for a form, so that no link makes one. */
export async function action(visit: ActionFunctionArgs) {
  const { person, practiceCode } = await practicePerson(visit, visit.params.practice)
  const at = visit.context.now()
  const file = await inSharedTransaction(visit.context.db, (tx) => exportRecord(tx, practiceCode, { personId: person.id }, at))
  return new Response(`${JSON.stringify(file, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="concert-${practiceCode}-${dayOf(at)}.json"`,
    },
  })
}
