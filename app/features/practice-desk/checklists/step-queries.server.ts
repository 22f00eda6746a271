import { actionWords } from '#app/features/menu/actions/action-words-queries.server.ts'
import { guidanceOf } from '#app/features/menu/actions/guidance-queries.server.ts'
import { calledAgain } from '#app/features/menu/called-again/called-again-queries.server.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import type { OfferInForce } from '#app/features/menu/editions/menu-rules.ts'
import { peopleOfPractice } from '#app/features/people/accounts/role-queries.server.ts'
import { lettersOn } from '#app/features/practice-desk/letter-texts/letter-texts.server.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import type { PracticeDetails } from '#app/features/register/records/register-rules.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { type Latest, ofAction, ofPractice } from './checklists.sql.ts'
import { type ChecklistLine, checklistOf, howFar, type StepNow, type StepPerson, type StepsDone } from './step-rules.ts'

/** The latest that a practice said of each step of an action. */
export function stepsSaid(db: Db, practiceCode: string, actionSlug: string): StepNow[] {
  return ofAction(db).all(practiceCode, actionSlug)
}

/** Those to whom a practice can give a step by name: its people now. */
export const stepPeople = (db: Db, practiceCode: string): StepPerson[] =>
  peopleOfPractice(db, practiceCode).map(({ roleId, personId, name, role }) => ({ roleId, personId, name, role }))

export type ChecklistPage = {
  details: PracticeDetails
  offer: OfferInForce
  /** What changed since the action was called; null = nothing. Safe HTML. */
  noticeHtml: string | null
  lines: ChecklistLine[]
  done: StepsDone
  people: Omit<StepPerson, 'personId'>[]
  today: Day
}

/**
 * An action's checklist in a practice, with the words of its own clinical system and the letters that can be written now. Undefined for an
 * unknown practice or an action on no published menu.
 */
export function checklistPage(db: Db, practiceCode: string, actionSlug: string, now: Instant): ChecklistPage | undefined {
  const today = dayOf(now)
  const details = practiceByCode(db, practiceCode, today)
  const offer = details && offerInForce(db, actionSlug, now)
  if (!details || !offer) return undefined
  const { steps, summary, noticeHtml } = actionWords(db, offer.guidanceHash)
  const isBack = calledAgain(db, { slug: actionSlug, summary, notice: noticeHtml }, now)?.oldWords
  const people = stepPeople(db, practiceCode)
  const said = stepsSaid(db, practiceCode, actionSlug)
  const lines = checklistOf(steps, said, { system: details.clinicalSystem, people })
  const letters = lettersOn(today)
  return {
    details,
    offer,
    noticeHtml: isBack ? null : noticeHtml,
    lines: lines.map((line) => ({ ...line, letter: line.letter && letters.has(line.letter) ? line.letter : null })),
    done: howFar(steps, said),
    people: people.map(({ roleId, name, role }) => ({ roleId, name, role })),
    today,
  }
}

/** How far a practice is with the checklist of each of these actions, by slug; one without steps is left out. One query for all. */
export function stepsDone(
  db: Db,
  practiceCode: string,
  offers: readonly { actionSlug: string; guidanceHash: string }[],
): Record<string, StepsDone> {
  const said = new Map<string, Latest[]>()
  for (const one of ofPractice(db).all(practiceCode)) said.set(one.actionSlug, [...(said.get(one.actionSlug) ?? []), one])
  return Object.fromEntries(
    offers.flatMap(({ actionSlug, guidanceHash }) => {
      const { steps } = guidanceOf(db, guidanceHash).data
      return steps.length > 0 ? [[actionSlug, howFar(steps, said.get(actionSlug) ?? [])]] : []
    }),
  )
}
