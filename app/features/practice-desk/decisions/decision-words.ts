import { longDay } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'

/** Who can have decided for a practice: roles, never names. */
export const DECIDERS = [
  'partners-meeting',
  'partners-by-message',
  'one-partner',
  'manager-for-partners',
  'board',
  'network',
] as const
export type Decider = (typeof DECIDERS)[number]

export const DECIDER_WORDS: Record<Decider, string> = {
  'partners-meeting': 'The partners’ meeting',
  'partners-by-message': 'The partners, by message',
  'one-partner': 'One partner',
  'manager-for-partners': 'The manager, on the partners’ word',
  board: 'The board of our organisation',
  network: 'Our PCN',
}

const DECIDED: Record<Decider, (day: string) => string> = {
  'partners-meeting': (day) => `decided at the partners’ meeting on ${day}`,
  'partners-by-message': (day) => `decided by the partners, by message, on ${day}`,
  'one-partner': (day) => `decided by one partner on ${day}`,
  'manager-for-partners': (day) => `decided by the manager, on the partners’ word, on ${day}`,
  board: (day) => `decided by the board of the organisation on ${day}`,
  network: (day) => `decided by the PCN on ${day}`,
}

/** "decided at the partners’ meeting on 4 November 2024". */
export const decidedInWords = ({ decidedBy, decidedOn }: { decidedBy: Decider; decidedOn: Day }): string =>
  DECIDED[decidedBy](longDay(decidedOn))
