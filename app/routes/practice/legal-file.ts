import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { gatherLegalPack, legalPackFile } from '#app/features/practice-desk/evidence/make-legal-pack.server.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { file } from '../shared-by-desks/figure-files.server.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode } = await practicePerson(visit)
  return redirect(`/practice/${practiceCode}/legal`)
}

/** The pack of one service line, sent for a form, so that no link makes one; drawn beside the server. */
export async function action(visit: ActionFunctionArgs) {
  const { by, practiceCode, db, at, settings, documents } = await practicePerson(visit)
  const { as, line = '' } = namedFields(await visit.request.formData(), ['as', 'line'])
  const wanted = { practiceCode, line, site: settings.siteName }
  const gathered = await inSharedTransaction(db, (tx) => gatherLegalPack(tx, wanted, by, at) ?? null)
  if (!gathered) throw notFound()
  const { bytes, ...about } = await legalPackFile(gathered, as === 'zip' ? 'zip' : 'pdf', documents.make)
  return file(bytes, about)
}
