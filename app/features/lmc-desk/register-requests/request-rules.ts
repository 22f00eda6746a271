import { longDay } from '#app/platform/dates-in-words.ts'
import type { Day, Instant } from '#app/platform/time.ts'

export type RequestKind = 'not-ours' | 'took-over'
/** `overtaken`: the register says something else of the practice since, by an import or another LMC's confirmation. */
export type RequestState = 'waiting' | 'confirmed' | 'refused' | 'withdrawn' | 'overtaken'

/** `held`: the register's statement that is in force now; null = none of the kind that a request could change. */
export type RequestFacts = {
  basisId: number
  answeredAt: Instant | null
  /** 'concert' where it was overtaken. */
  answeredBy: string | null
  isConfirmed: boolean | null
  withdrawnAt: Instant | null
  held: number | null
}

/** The one rule of how a request stands. */
export function requestStateOf({ basisId, answeredAt, answeredBy, isConfirmed, withdrawnAt, held }: RequestFacts): RequestState {
  if (answeredBy === 'concert') return 'overtaken'
  if (answeredAt !== null) return isConfirmed ? 'confirmed' : 'refused'
  if (withdrawnAt !== null) return 'withdrawn'
  return held === basisId ? 'waiting' : 'overtaken'
}

/** Of a practice of the asking LMC: the days between which it can have left, and the LMC that asks. */
export type LeavingBounds = { lmcSlug: string; openedOn: Day | null; memberSince: Day; today: Day }
export type LeavingRefusal = { field: 'from' | 'lmc'; words: string }

/** Why a practice cannot have left on this day for this LMC; undefined = it can. */
export function leavingRefusal(
  { from, otherLmc }: { from: Day; otherLmc: string | null },
  { lmcSlug, openedOn, memberSince, today }: LeavingBounds,
): LeavingRefusal | undefined {
  if (otherLmc === lmcSlug)
    return { field: 'lmc', words: 'This is your own LMC. Choose the one it belongs to, or that you do not know.' }
  if (from > today)
    return { field: 'from', words: 'This day is still to come. Say so on the day, or enter the day it has held from.' }
  if (openedOn !== null && from < openedOn)
    return { field: 'from', words: `The practice opened on ${longDay(openedOn)}. Enter that day or a later one.` }
  if (from < memberSince)
    return {
      field: 'from',
      words: `The register has it in your LMC since ${longDay(memberSince)}. Enter that day or a later one.`,
    }
  return undefined
}

/** Every reason to refuse something about a request, in words. */
export const REQUEST_REFUSALS = {
  'practice-closed': 'The practice is closed, so it stays where it was. You can say who took over from it.',
  'practice-open': 'The practice is open on the register, so nobody took over from it yet.',
  'moved-meanwhile':
    'The practice is not in your LMC’s area any more: the register was brought up to date. Nothing was recorded.',
  'asked-already': 'An officer has said so already, and it waits for an answer. It stands on the page of your register.',
  'changed-meanwhile':
    'This changed since you opened the page. How it stands now is shown here, and what you typed is kept. Send it again if you still mean it.',
  overtaken: 'The register was brought up to date since this was asked, so there is nothing to confirm any more.',
  'over-already': 'This was answered or taken back already. How it stands is shown here.',
} as const
export type RequestRefusal = keyof typeof REQUEST_REFUSALS

export const SUCCESSOR_REFUSALS = {
  unknown: 'The register holds no practice with this code. Check it: a code has a letter and five digits.',
  itself: 'A practice cannot take over from itself. Enter the code of the other practice.',
  'not-open-then': 'This practice was not open on the day after the other closed, so it cannot have taken over.',
  'named-already': 'The register names this practice as the one that took over already. Nothing was added.',
} as const
export type SuccessorRefusal = keyof typeof SUCCESSOR_REFUSALS
