/** The states of a breakdown, in storage order. The first two make up *taking*; the remaining reporters are *not decided*. */
export const COUNTED_STATES = [
  'taking-full',
  'taking-partial',
  'planned',
  'considering',
  'stopped',
  'not-planning',
  'not-applicable',
] as const

/** Every reporter is in exactly one of these. */
export const ALL_STATES = [...COUNTED_STATES, 'not-decided'] as const
export type AnyState = (typeof ALL_STATES)[number]
