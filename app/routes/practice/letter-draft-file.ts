import type { LoaderFunctionArgs } from '@remix-run/node'
import { draftById } from '#app/features/practice-desk/letters/letter-queries.server.ts'
import { makeFromDraft } from '#app/features/practice-desk/letters/making-queries.server.ts'
import { practicePerson } from '../shared-by-desks/guards.server.ts'
import { letterInFile } from '../shared-by-desks/letter-file.server.ts'

/** A letter in the making as a file, as it was saved last: what is missing stands in it as missing. */
export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode, db, at } = await practicePerson(visit)
  const draft = draftById(db, practiceCode, visit.params.letterDraft ?? '')
  return letterInFile(visit, practiceCode, draft && { paper: makeFromDraft(db, draft, at).made.paper, at: draft.savedAt })
}
