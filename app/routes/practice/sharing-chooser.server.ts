import type { LoaderFunctionArgs } from '@remix-run/node'
import { mayInPractice } from '#app/features/adoption/statements/adoption-access.ts'
import { isAloneAt } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import { practicePerson } from '../shared-by-desks/guards.server.ts'

/** A person of the practice, and whether they may choose what its LMC sees and records: a partner, or whoever is alone there. Others get 404.
 * `isPartner`: they may read the notes of its LMC's office. */
export async function sharingChooser(visit: LoaderFunctionArgs) {
  const { person, practiceCode } = await practicePerson(visit, visit.params.practice)
  const { db, now } = visit.context
  const at = now()
  const may = mayInPractice('choose-sharing', person, practiceCode, { alone: isAloneAt(db, practiceCode, person.id, at) })
  const isPartner = mayInPractice('read-office-notes', person, practiceCode)
  return { person, practiceCode, db, at, may, isPartner }
}
