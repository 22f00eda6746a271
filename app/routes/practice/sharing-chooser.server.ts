import { mayInPractice } from '#app/features/adoption/statements/adoption-access.ts'
import { isAloneAt } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import type { Visit } from '../shared-by-desks/context-of-visit.server.ts'
import type { practicePerson } from '../shared-by-desks/guards.server.ts'
import { practicePage } from '../shared-by-desks/practice-page.server.ts'

type Entered = Awaited<ReturnType<typeof practicePerson>>

/**
 * `may`: a person of the practice may choose what its LMC sees and records: a partner, or the only person there. `isPartner`: they may
 * read the notes of its LMC's office.
 */
export function sharingRights({ person, practiceCode, db, at }: Entered) {
  const may = mayInPractice('choose-sharing', person, practiceCode, { alone: isAloneAt(db, practiceCode, person.id, at) })
  return { may, isPartner: mayInPractice('read-office-notes', person, practiceCode) }
}

/** A person of the practice, its details, and what they may choose there; others get 404. */
export async function sharingChooser(visit: Visit) {
  const page = await practicePage(visit)
  return { ...page, ...sharingRights(page) }
}
