import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { chronologyFile, gatherChronology } from '#app/features/disputes/failures/make-chronology.server.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { file } from '../shared-by-desks/figure-files.server.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode } = await practicePerson(visit)
  return redirect(`/practice/${practiceCode}/failures`)
}

/** The chronology, sent for a form, so that no link makes one; drawn beside the server. */
export async function action(visit: ActionFunctionArgs) {
  const { by, practiceCode, db, at, settings, documents } = await practicePerson(visit)
  const wanted = { practiceCode, site: settings.siteName }
  const gathered = await inSharedTransaction(db, (tx) => gatherChronology(tx, wanted, by, at))
  if (!gathered) throw notFound()
  const { bytes, ...about } = await chronologyFile(gathered, documents.make)
  return file(bytes, about)
}
