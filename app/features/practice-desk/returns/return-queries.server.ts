import { type CurrentAnswer, currentAnswers } from '#app/features/adoption/progress/progress-queries.server.ts'
import { hasRecordedSince, lastReturnAt, madeReturn } from '#app/features/adoption/returns/made-returns-queries.server.ts'
import { isDue, isLive, returnableWeeks } from '#app/features/adoption/statements/adoption-rules.ts'
import { isBeforeFirstPerson, recordedByPractice, returnOf } from '#app/features/adoption/statements/entry-queries.server.ts'
import { obstacleInWords } from '#app/features/adoption/statements/obstacle-words.ts'
import { goesOn, type OfferTerms } from '#app/features/adoption/statements/refusal-rules.ts'
import { menuAt } from '#app/features/menu/editions/menu-history-queries.server.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import { onTheMenu } from '#app/features/menu/editions/menu-rules.ts'
import { peopleOfPractice } from '#app/features/people/accounts/role-queries.server.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import type { PracticeDetails } from '#app/features/register/records/register-rules.ts'
import { type Day, dayOf, type Instant, type Week, weekEndOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { type Reporting, reportingAfter } from './return-rules.ts'

/** What a return confirms about one action. */
export type ConfirmedAnswer = {
  actionSlug: string
  title: string
  current: Pick<CurrentAnswer, 'state' | 'extent' | 'effectiveOn' | 'plannedFor' | 'takenSince'> & {
    due: boolean
    goesOn: boolean
  }
  /** In words; null = none. */
  obstacle: string | null
}
export type ReturnOfWeek = { week: Week; madeAt: Instant | null }
/** This week's return as it stands. `by`: a name, where a trusted device made it and its person is still here. */
export type MadeThisWeek = { recordedAt: Instant; onTrustedDevice: boolean; by: string | null; canTakeBack: boolean }
export type ReturnPage = {
  details: PracticeDetails
  made: MadeThisWeek | null
  thisWeek: ReturnOfWeek
  /** Null = the practice had nobody here then, so there is nothing to confirm. */
  lastWeek: ReturnOfWeek | null
  /** The last day for this week's return: the Sunday. */
  dueOn: Day
  answers: ConfirmedAnswer[]
  /** Actions on the menu that the practice has not decided. */
  notDecided: string[]
  reporting: Reporting
  /** A marker for the form: see recordedByPractice. */
  seen: string
}

/** Everything on the page of a practice's return at an instant; undefined for a practice the register does not hold. */
export function returnPage(db: Db, practiceCode: string, now: Instant): ReturnPage | undefined {
  const today = dayOf(now)
  const details = practiceByCode(db, practiceCode, today)
  if (!details) return undefined
  const current = new Map(currentAnswers(db, [practiceCode]).map((answer) => [answer.actionSlug, answer]))
  const menu = menuAt(db, now)
  const roundEndedOn = menu?.round.ended ? menu.round.endedOn : null
  const answers: ConfirmedAnswer[] = []
  const notDecided: string[] = []
  const add = (terms: OfferTerms & { title: string }, { actionSlug, ...answer }: CurrentAnswer) =>
    answers.push({
      actionSlug,
      title: terms.title,
      current: { ...shown(answer), due: isDue(answer, today), goesOn: goesOn(answer.state, terms, today) },
      obstacle: obstacleInWords(answer),
    })
  for (const offer of (menu?.offers ?? []).filter(({ status }) => onTheMenu(status))) {
    const answer = current.get(offer.actionSlug)
    current.delete(offer.actionSlug)
    if (answer) add({ ...offer, roundEndedOn }, answer)
    else notDecided.push(offer.title)
  }
  for (const answer of current.values()) {
    const offer = isLive(answer.state) && offerInForce(db, answer.actionSlug, now)
    if (offer) add(offer, answer)
  }
  const { thisWeek, lastWeek } = returnableWeeks(now)
  const ofWeek = (week: Week): ReturnOfWeek => ({ week, madeAt: returnOf(db, practiceCode, week) ?? null })
  return {
    details,
    made: madeThisWeek(db, practiceCode, thisWeek),
    thisWeek: ofWeek(thisWeek),
    lastWeek: isBeforeFirstPerson(db, practiceCode, lastWeek) ? null : ofWeek(lastWeek),
    dueOn: weekEndOf(today),
    answers,
    notDecided,
    reporting: reportingAfter(lastReturnAt(db, practiceCode), today),
    seen: recordedByPractice(db, practiceCode),
  }
}

function madeThisWeek(db: Db, practiceCode: string, week: Week): MadeThisWeek | null {
  const made = madeReturn(db, practiceCode, week)
  if (!made) return null
  const { recordedAt, onTrustedDevice } = made
  if (!onTrustedDevice) return { recordedAt, onTrustedDevice, by: null, canTakeBack: false }
  const by = peopleOfPractice(db, practiceCode).find(({ personId }) => personId === made.recordedBy)?.name ?? null
  return { recordedAt, onTrustedDevice, by, canTakeBack: !hasRecordedSince(db, practiceCode, recordedAt) }
}

const shown = ({ state, extent, effectiveOn, plannedFor, takenSince }: Omit<CurrentAnswer, 'actionSlug'>) => ({
  state,
  extent,
  effectiveOn,
  plannedFor,
  takenSince,
})
