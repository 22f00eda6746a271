import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { evidenceFile, gatherEvidence, recordEvidenceMade } from '#app/features/practice-desk/evidence/make-evidence.server.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { file } from '../shared-by-desks/figure-files.server.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode } = await practicePerson(visit)
  return redirect(`/practice/${practiceCode}/evidence`)
}

/** The pack itself, sent for a form, so that no link makes one; drawn beside the server. */
export async function action(visit: ActionFunctionArgs) {
  const { by, practiceCode, db, at, settings, documents } = await practicePerson(visit)
  const { as } = namedFields(await visit.request.formData(), ['as'])
  const wanted = { practiceCode, kind: as === 'zip' ? 'zip' : 'pdf', site: settings.siteName } as const
  const gathered = await inSharedTransaction(db, (tx) => gatherEvidence(tx, wanted, by, at))
  if (!gathered) throw notFound()
  const { bytes, ...about } = await evidenceFile(gathered, wanted.kind, documents.make)
  await inSharedTransaction(db, (tx) => recordEvidenceMade(tx, wanted, by, contextOf(visit).at))
  return file(bytes, about)
}
