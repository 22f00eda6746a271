import type { LoaderFunctionArgs } from '@remix-run/node'
import { letterById } from '#app/features/practice-desk/letters/letter-queries.server.ts'
import { logoPicture } from '#app/features/practice-desk/logos/logo-queries.server.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'
import { letterInFile } from '../shared-by-desks/letter-file.server.ts'

/** A letter as it went, as a file, or the logo it went with; 404 for a letter about one case, of which nothing is kept. */
export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode, db } = await practicePerson(visit)
  const letter = letterById(db, practiceCode, visit.params.letter ?? '')
  if (visit.params.letterFile !== 'logo.png')
    return letterInFile(visit, practiceCode, letter?.paper ? { paper: letter.paper, at: letter.recordedAt } : undefined)
  const png = letter?.paper?.logo && logoPicture(db, practiceCode, letter.paper.logo.hash)
  if (!png) throw notFound()
  return new Response(png as BodyInit, { headers: { 'Content-Type': 'image/png' } })
}
