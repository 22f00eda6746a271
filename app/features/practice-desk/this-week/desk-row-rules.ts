import type { FreshStatement } from '#app/features/adoption/progress/progress-queries.server.ts'
import { isLive, type State } from '#app/features/adoption/statements/adoption-rules.ts'
import { obstacleInWords } from '#app/features/adoption/statements/obstacle-words.ts'
import type { UptakeHere } from '#app/features/figures/beside-desks/uptake-here.server.ts'
import { type Offer, requestToTakers } from '#app/features/menu/editions/menu-rules.ts'
import type { LocalNote } from '#app/features/menu/local-notes/local-note-rules.ts'
import type { StepsDone } from '#app/features/practice-desk/checklists/step-rules.ts'
import { nextInWords } from '#app/features/practice-desk/checklists/step-words.ts'
import type { MarkTally } from '#app/features/practice-desk/decisions/mark-rules.ts'
import type { Day } from '#app/platform/time.ts'
import type { DeskAction, DeskState } from './desk-queries.server.ts'

/** A state without the words that go with it. */
export type OwnState = Pick<DeskState, 'state' | 'extent' | 'effectiveOn' | 'plannedFor' | 'takenSince' | 'due' | 'goesOn'>

export const ownState = ({ state, extent, effectiveOn, plannedFor, takenSince, due, goesOn }: DeskState): OwnState => ({
  state,
  extent,
  effectiveOn,
  plannedFor,
  takenSince,
  due,
  goesOn,
})

/** What stands around the actions of a desk. */
export type AroundActions = {
  practiceCode: string
  uptake: UptakeHere | null
  /** What partners think of an action so far, by action. */
  marks: Readonly<Record<string, MarkTally>>
  /** How far each checklist is, by action. */
  steps: Readonly<Record<string, StepsDone>>
  today: Day
}

/** All that stands in the row of an action, in plain values: a row with the same in it looks the same. */
export type DeskRow = {
  practiceCode: string
  offer: Pick<Offer, 'actionSlug' | 'title' | 'status' | 'scope' | 'offeredUntil'>
  flag: Pick<LocalNote, 'flag'> | null
  current: OwnState | null
  open: readonly State[]
  steps: StepsDone | null
  next: string | null
  words: string | null
  marks: MarkTally | null
  uptake: Pick<UptakeHere, 'area' | 'byAction' | 'weekEnd'> | null
}
/** `reason`: why none of them is on offer, where all share it. `fresh`: a statement of the last hour; null = none. */
export type DeskTable = { reason: string | null; rows: { row: DeskRow; fresh: FreshStatement | null }[] }

/** The rows of a table of these actions. */
export function deskTable(actions: readonly DeskAction[], around: AroundActions): DeskTable {
  // A reason that all of them share is said once.
  const reasons = new Set(actions.map(({ offer }) => (offer.status === 'offered' ? null : offer.reason)))
  const reason = (actions.length > 1 && reasons.size === 1 && [...reasons][0]) || null
  return { reason, rows: actions.map((action) => ({ row: rowOf(action, around, !reason), fresh: action.fresh })) }
}

function rowOf(action: DeskAction, { practiceCode, uptake, marks, steps, today }: AroundActions, sayReason: boolean): DeskRow {
  const { offer, current, localNote, open } = action
  const { actionSlug, title, status, scope, offeredUntil } = offer
  const done = (current && isLive(current.state) && steps[actionSlug]) || null
  const figures = uptake?.byAction[actionSlug]
  return {
    practiceCode,
    offer: { actionSlug, title, status, scope, offeredUntil },
    flag: localNote && { flag: localNote.flag },
    current: current && ownState(current),
    open,
    steps: done,
    next: done && nextInWords(done, today),
    words: wordsUnder(action, sayReason),
    marks: marks[actionSlug] ?? null,
    uptake: uptake && figures ? { ...uptake, byAction: { [actionSlug]: figures } } : null,
  }
}

function obstacleOf(current: NonNullable<DeskAction['current']>): string | null {
  const words = obstacleInWords(current)
  return words && `Obstacle: ${words}`
}

function wordsUnder({ offer, current, answered, open }: DeskAction, sayReason: boolean): string | null {
  const isOver = offer.status === 'offered' && open.length > 0 && !open.includes('planned')
  const parts = [
    ...answered.map(({ label, words }) => `${label} ${words}.`),
    current?.note,
    current && obstacleOf(current),
    offer.status === 'offered' || !sayReason ? null : offer.reason,
    current?.state === 'taking' && open.length > 0 ? requestToTakers(offer.status, isOver) : null,
  ]
  return parts.flatMap((part) => (part ? part.replace(/([^.?])$/, '$1.') : [])).join(' ') || null
}
