import type { LoaderFunctionArgs } from '@remix-run/node'
import { signaturesCsv } from '#app/features/open-letters/pages/signatures-csv.ts'
import { openLetterBySlug } from '#app/features/open-letters/records/open-letter-queries.server.ts'
import { signaturesOf } from '#app/features/open-letters/signing/signature-queries.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { cached: {} }

/** Who signed an open letter, as CSV. */
export function loader(visit: LoaderFunctionArgs) {
  const { db, today } = contextOf(visit)
  const letter = openLetterBySlug(db, visit.params.openLetter ?? '')
  if (!letter) throw notFound()
  const csv = signaturesCsv(signaturesOf(db, letter.slug, today).signed)
  return new Response(csv, { headers: { 'Content-Type': 'text/csv; charset=utf-8' } })
}
