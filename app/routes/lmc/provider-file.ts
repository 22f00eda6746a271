import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { openProviderDesk } from '#app/features/lmc-desk/provider-files/provider-desk-queries.server.ts'
import { providerPaper } from '#app/features/lmc-desk/provider-files/provider-paper.server.ts'
import { providerCsv } from '#app/features/lmc-desk/provider-files/provider-rows.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { file } from '../shared-by-desks/figure-files.server.ts'
import { lmcOfficer, notFound } from '../shared-by-desks/guards.server.ts'
import { lmcPage } from '../shared-by-desks/lmc-page.server.ts'

export async function loader(visit: LoaderFunctionArgs) {
  const { lmcSlug } = await lmcOfficer(visit)
  return redirect(`/lmc/${lmcSlug}/providers/${visit.params.providerFile}`)
}

/** The file as a paper or a table, sent for a form, so that no link makes one. Logged as taken away. */
export async function action(visit: ActionFunctionArgs) {
  const { by, lmcSlug, lmc, db, at, settings, documents } = await lmcPage(visit)
  const asCsv = (await visit.request.formData()).get('as') === 'csv'
  const of = { lmcSlug, fileId: visit.params.providerFile ?? '' }
  const desk = await inSharedTransaction(db, (tx) => openProviderDesk(tx, of, by, at, 'lmc.answers-exported') ?? null)
  if (!desk) throw notFound()
  // No provider in its name: files lie where others look.
  const name = `concert-${lmcSlug}-${desk.today}`
  if (asCsv) return file(providerCsv(desk), { name: `${name}.csv`, type: 'text/csv; charset=utf-8' })
  const pdf = await providerPaper(desk, { lmcName: lmc.name, site: settings.siteName, at }, documents.make)
  return file(pdf, { name: `${name}.pdf`, type: 'application/pdf' })
}
