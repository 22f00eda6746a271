/** The fields of a round's form with their labels. */
export const ROUND_LABELS = {
  title: 'Title',
  kind: 'Kind',
  beganOn: 'First day',
  pausedOn: 'Paused from',
  resumedOn: 'Goes on from',
  endedOn: 'Last day',
  summary: 'Summary',
  sources: 'Sources',
} as const

/** What can be chosen, in the words of the form. */
export const ROUND_KINDS = {
  'pick-any': 'Practices pick any of a menu',
  cumulative: 'One action after the other, each with those before',
} as const
