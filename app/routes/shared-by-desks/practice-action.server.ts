import type { LoaderFunctionArgs } from '@remix-run/node'
import { actionTimeline } from '#app/features/practice-desk/record/timeline-queries.server.ts'
import { notFound, practicePerson } from './guards.server.ts'

/** The person, the time, and all statements of the practice about the action in the address; 404 where either is not theirs. */
export async function practiceAction(visit: LoaderFunctionArgs) {
  const { person, practiceCode } = await practicePerson(visit, visit.params.practice)
  const at = visit.context.now()
  const timeline = actionTimeline(visit.context.db, practiceCode, visit.params.action ?? '', at, person.id)
  if (!timeline) throw notFound()
  return { person, practiceCode, at, timeline }
}
