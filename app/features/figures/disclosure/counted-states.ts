/** The states a breakdown counts, in the order they are kept in. *Taking* is the first two; *not decided* is what is left of the reporters. */
export const COUNTED_STATES = [
  'taking-full',
  'taking-partial',
  'planned',
  'considering',
  'stopped',
  'not-planning',
  'not-applicable',
] as const
export type CountedState = (typeof COUNTED_STATES)[number]
