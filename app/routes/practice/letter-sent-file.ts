import type { LoaderFunctionArgs } from '@remix-run/node'
import { letterById } from '#app/features/practice-desk/letters/letter-queries.server.ts'
import { practicePerson } from '../shared-by-desks/guards.server.ts'
import { letterInFile } from '../shared-by-desks/letter-file.server.ts'

/** A letter as it went, as a file; 404 for a letter about one case, of which nothing is kept. */
export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode } = await practicePerson(visit, visit.params.practice)
  const letter = letterById(visit.context.db, practiceCode, visit.params.letter ?? '')
  return letterInFile(visit, practiceCode, letter?.paper ? { paper: letter.paper, at: letter.recordedAt } : undefined)
}
