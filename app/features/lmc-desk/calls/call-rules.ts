import type { Instant } from '#app/platform/time.ts'

/** `moved`: the practice belongs to another LMC than the one it asked, so nobody will call. */
export type CallState = 'waiting' | 'taken' | 'done' | 'withdrawn' | 'moved'
export type CallTimes = { takenAt: Instant | null; doneAt: Instant | null; withdrawnAt: Instant | null }

/** The one rule of how a wish for a call stands. `moved`: whether the practice has left the LMC it asked. */
export function callStateOf({ takenAt, doneAt, withdrawnAt }: CallTimes, moved: boolean): CallState {
  if (doneAt !== null) return 'done'
  if (withdrawnAt !== null) return 'withdrawn'
  if (moved) return 'moved'
  return takenAt !== null ? 'taken' : 'waiting'
}

/** Every reason to refuse something about a call, in words. */
export const CALL_REFUSALS = {
  'practice-closed': 'The practice is closed, so its LMC cannot be asked to call.',
  'no-lmc': 'The practice is in no LMC area, so there is nobody to ask.',
  'asked-already':
    'Your practice has asked for a call already. It is shown above: withdraw it first to ask about something else.',
  'over-already': 'This call is done or withdrawn already. How it stands is shown above.',
  'changed-meanwhile':
    'This call changed since you opened the page. How it stands now is shown above, and what you typed is kept. Send it again if you still mean it.',
} as const
export type CallRefusal = keyof typeof CALL_REFUSALS
