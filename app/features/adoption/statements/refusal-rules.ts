import { inWindow, type OfferStatus, type OfferWindow, onTheMenu } from '#app/features/menu/editions/menu-rules.ts'
import type { Day } from '#app/platform/time.ts'
import { type Answers, type Entry, type Extent, type Obstacle, type ObstacleKind, STATES, type State } from './adoption-rules.ts'
import type { RefusalReason } from './refusal-words.ts'

/**
 * A practice's statement about one action, from `effectiveOn` on. Only taking has an `extent` (null means full), only planned a
 * `plannedFor`.
 */
export type Statement = {
  state: State
  extent: Extent | null
  effectiveOn: Day
  plannedFor: Day | null
  answers?: Answers | null
  obstacleKind?: ObstacleKind | null
  obstacle: string | null
  note: string | null
}
/**
 * What a form knew of the record. `seen`: how many statements about the action it was drawn from (`recordedAbout`); where there
 * are more by now nothing is recorded, so that two colleagues do not overwrite each other. `knowingly`: record even where a later
 * answer stays in force. Callers without a form (the demonstration) leave both out.
 */
export type FormMarker = { seen?: string; knowingly?: boolean }
export type AdoptionStatement = Statement & { practiceCode: string; actionSlug: string } & FormMarker
/** The statement that replaces an entry of the action; void = the entry should never have existed. */
export type Correction = { practiceCode: string; actionSlug?: string; entryId: string } & FormMarker &
  ({ instead: Statement } | { void: true; note: string | null })

/**
 * Whether a practice is open on the day of recording. `openedOn`: its first day as known now (null = not known); `closedFrom`: the
 * first day on which it is closed.
 */
export type Openness = { open: boolean; openedOn: Day | null; closedFrom: Day | null }

const isBeforeOpening = ({ openedOn }: Openness, { effectiveOn }: Statement) => openedOn !== null && effectiveOn < openedOn

/**
 * What decides whether an action can be taken up: its status, its round and its window (both days included; null = open on that
 * side).
 */
export type OfferTerms = {
  status: OfferStatus
  roundEndedOn: Day | null
  offeredFrom: Day | null
  offeredUntil: Day | null
}

const WITHOUT_ADOPTING: readonly State[] = ['stopped', 'not-planning', 'not-applicable']

/**
 * The states that can be stated about an action on a London day; this is the only place that decides it. On offer in a round that
 * goes on: all. Paused, withdrawn, superseded, contractual, round ended or last day over: no considering, no planned, and taking
 * only by a practice that takes it already (it may go on, in part or in full). Before its first day: all but taking. Stopped, not
 * planning and not applicable are always open. Corrections describe the past and are not bound by today's menu.
 */
export function statesOpenTo(offer: OfferTerms, current: State | undefined, today: Day): readonly State[] {
  const takesIt = current === 'taking'
  if (!isOnOffer(offer) || isOver(offer, today)) return takesIt ? ['taking', ...WITHOUT_ADOPTING] : WITHOUT_ADOPTING
  return takesIt || inWindow(offer, today) ? STATES : STATES.filter((state) => state !== 'taking')
}

/**
 * Whether a practice goes on with an action: it takes it although it is no longer on the menu (withdrawn, superseded,
 * contractual, round ended or last day over). A state of its own on every page that names the state.
 */
export function goesOn(state: State, offer: OfferTerms, today: Day): boolean {
  return state === 'taking' && (!onTheMenu(offer.status) || offer.roundEndedOn !== null || isOver(offer, today))
}

const isOnOffer = (offer: OfferTerms) => offer.status === 'offered' && offer.roundEndedOn === null
const isOver = ({ offeredUntil }: OfferTerms, day: Day) => offeredUntil !== null && day > offeredUntil

/**
 * Why a statement recorded on the London day `today` is refused; undefined = accepted. `otherWindows`: the windows of the action
 * in other rounds.
 */
export function statementRefusal(
  statement: Statement,
  {
    openness,
    offer,
    current,
    today,
    otherWindows = [],
  }: {
    openness: Openness | undefined
    offer: OfferTerms | undefined
    current: State | undefined
    today: Day
    otherWindows?: readonly OfferWindow[]
  },
): RefusalReason | undefined {
  if (!openness) return 'practice-unknown'
  if (!openness.open) return 'practice-closed'
  if (!offer) return 'action-unknown'
  if (!statesOpenTo(offer, current, today).includes(statement.state)) {
    if (!isOnOffer(offer)) return 'no-longer-offered'
    return isOver(offer, today) ? 'last-day-passed' : 'not-yet-offered'
  }
  if (isBeforeOpening(openness, statement)) return 'before-opening'
  return fieldsRefusal(statement, { today, plansFrom: today }) ?? windowRefusal(statement, offer, otherWindows)
}

/**
 * Taking begins on the first day of the window at the earliest, or on a day within another round's window. Without a first day,
 * any earlier day means "already doing it". A plan lies within the window.
 */
function windowRefusal(
  { state, effectiveOn, plannedFor }: Statement,
  offer: OfferTerms,
  otherWindows: readonly OfferWindow[],
): RefusalReason | undefined {
  const tooEarly = offer.offeredFrom !== null && effectiveOn < offer.offeredFrom
  if (state === 'taking' && tooEarly && !otherWindows.some((window) => inWindow(window, effectiveOn))) return 'before-first-day'
  return plannedFor !== null && !inWindow(offer, plannedFor) ? 'plan-outside-window' : undefined
}

/**
 * Why a correction is refused; undefined = accepted. `entry`: the practice's own entry; `corrected`: whether it was corrected
 * before. A closed practice may correct days before its closing. A corrected plan may lie in the past.
 */
export function correctionRefusal(
  correction: Correction,
  {
    openness,
    entry,
    corrected,
    today,
  }: { openness: Openness | undefined; entry: Entry | undefined; corrected: boolean; today: Day },
): RefusalReason | undefined {
  if (!openness) return 'practice-unknown'
  if (!entry) return 'entry-unknown'
  if (corrected) return 'already-corrected'
  if ('void' in correction) return entry.void ? 'nothing-changed' : undefined
  const statement = correction.instead
  if (isBeforeOpening(openness, statement)) return 'before-opening'
  if (openness.closedFrom !== null && statement.effectiveOn >= openness.closedFrom) return 'after-closing'
  return repeatsEntry(statement, entry)
    ? 'nothing-changed'
    : fieldsRefusal(statement, { today, plansFrom: statement.effectiveOn })
}

function fieldsRefusal(statement: Statement, { today, plansFrom }: { today: Day; plansFrom: Day }): RefusalReason | undefined {
  if (statement.effectiveOn > today) return 'in-the-future'
  if (statement.extent !== null && statement.state !== 'taking') return 'extent-without-taking'
  if (statement.plannedFor === null) return undefined
  if (statement.state !== 'planned') return 'day-without-plan'
  return statement.plannedFor < plansFrom ? 'plan-in-the-past' : undefined
}

/** Taking means in full unless stated in part. Other states have no extent. */
export function extentOf(statement: Pick<Statement, 'state' | 'extent'>): Extent | null {
  return statement.state === 'taking' ? (statement.extent ?? 'full') : null
}

/** True where an entry already says exactly this, so that a form sent twice adds nothing. */
export function repeatsEntry(statement: Statement, entry: Entry): boolean {
  return (
    statement.state === entry.state &&
    extentOf(statement) === entry.extent &&
    statement.effectiveOn === entry.effectiveOn &&
    statement.plannedFor === entry.plannedFor &&
    sameObstacle({ obstacleKind: null, ...statement }, entry) &&
    statement.note === entry.note &&
    JSON.stringify(statement.answers ?? null) === JSON.stringify(entry.answers)
  )
}

/** True for the same obstacle. Words from before the list count as "other". */
export function sameObstacle(one: Obstacle, two: Obstacle): boolean {
  const kindOf = ({ obstacleKind, obstacle }: Obstacle) => obstacleKind ?? (obstacle ? 'other' : null)
  return kindOf(one) === kindOf(two) && one.obstacle === two.obstacle
}
