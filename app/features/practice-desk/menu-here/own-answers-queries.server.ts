import type { LocalNote } from '#app/features/menu/local-notes/local-note-rules.ts'
import { deskPage } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import { type OwnState, ownState } from '#app/features/practice-desk/this-week/desk-row-rules.ts'
import type { PracticeDetails } from '#app/features/register/records/register-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

/** What a practice says of one action, beside the action as everybody reads it. `mayAnswer`: something can be recorded now. */
export type OwnAnswerShown = { current: OwnState | null; mayAnswer: boolean }
export type OwnAnswers = {
  details: PracticeDetails
  /** By action. */
  answers: Record<string, OwnAnswerShown>
  /** The LMC's notes by action. */
  notes: Record<string, LocalNote>
}

/** A practice's answers to the actions of the menu, for the page that shows the menu; undefined for a practice the register does not hold. */
export function ownAnswers(db: Db, practiceCode: string, now: Instant): OwnAnswers | undefined {
  const desk = deskPage(db, practiceCode, now)
  if (!desk) return undefined
  const shown = [...desk.actions, ...desk.offTheMenu]
  return {
    details: desk.details,
    answers: Object.fromEntries(
      shown.map(({ offer, current, open }) => [
        offer.actionSlug,
        { current: current && ownState(current), mayAnswer: open.length > 0 },
      ]),
    ),
    notes: Object.fromEntries(shown.flatMap(({ offer, localNote }) => (localNote ? [[offer.actionSlug, localNote]] : []))),
  }
}
