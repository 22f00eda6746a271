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
