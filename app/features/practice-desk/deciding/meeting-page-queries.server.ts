import { mayInPractice } from '#app/features/adoption/statements/adoption-access.ts'
import type { Person } from '#app/features/people/accounts/people-rules.ts'
import { markTallies, ownMarks } from '#app/features/practice-desk/decisions/mark-queries.server.ts'
import { meetingOf, meetingSeen } from '#app/features/practice-desk/decisions/meeting-queries.server.ts'
import type { DeskPage } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { listedToDecide } from './decidable-queries.server.ts'

/** The page on which the partners of a practice make up their minds: the actions, their marks, and the day of the meeting. */
export function meetingPage(db: Db, desk: DeskPage, person: Pick<Person, 'id' | 'roles'>, at: Instant) {
  const { details, today } = desk
  const { partners, byAction } = markTallies(db, details.code, at)
  const marks = mayInPractice('mark', person, details.code)
  const meeting = meetingOf(db, details.code)
  // A mark that no longer counts is not shown as the person's own either.
  const own = marks ? [...ownMarks(db, details.code, person.id)].filter(([slug]) => byAction.has(slug)) : null
  return {
    details,
    today,
    actions: listedToDecide(desk).filter(({ offer }) => offer.status === 'offered'),
    partners: partners.length,
    tallies: [...byAction],
    own,
    meetsOn: meeting && meeting.meetsOn >= today ? meeting.meetsOn : null,
    seen: meetingSeen(meeting),
  }
}
