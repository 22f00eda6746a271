import { deskPage } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import type { Visit } from './context-of-visit.server.ts'
import { notFound, practicePerson } from './guards.server.ts'

/** A person of a practice, and its details today, or 404. */
export async function practicePage(visit: Visit) {
  const entered = await practicePerson(visit)
  const details = practiceByCode(entered.db, entered.practiceCode, entered.today)
  if (!details) throw notFound()
  return { ...entered, details }
}

/** A person of a practice, and all that its desk shows, or 404. */
export async function practiceDesk(visit: Visit) {
  const entered = await practicePerson(visit)
  const desk = deskPage(entered.db, entered.practiceCode, entered.at)
  if (!desk) throw notFound()
  return { ...entered, desk }
}
