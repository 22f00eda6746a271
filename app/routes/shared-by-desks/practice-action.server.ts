import { actionTimeline } from '#app/features/practice-desk/record/timeline-queries.server.ts'
import type { Visit } from './context-of-visit.server.ts'
import { notFound, practicePerson } from './guards.server.ts'

/** A person of the practice, and all statements of the practice about the action in the address; 404 where either is not theirs. */
export async function practiceAction(visit: Visit) {
  const entered = await practicePerson(visit)
  const { db, practiceCode, at, person } = entered
  const timeline = actionTimeline(db, practiceCode, visit.params.action ?? '', at, person.id)
  if (!timeline) throw notFound()
  return { ...entered, timeline }
}
