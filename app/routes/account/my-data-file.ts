import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { exportPerson } from '#app/features/people/own-data/export-person.server.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { signedIn } from '../shared-by-desks/guards.server.ts'

export const loader = () => redirect('/account/data')

/** The file itself, sent for a form, so that no link or scanner makes one. */
export async function action(visit: ActionFunctionArgs) {
  const { person, db, at, today } = await signedIn(visit)
  const file = await inSharedTransaction(db, (tx) => exportPerson(tx, person.id, at))
  return new Response(`${JSON.stringify(file, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="concert-my-data-${today}.json"`,
    },
  })
}
