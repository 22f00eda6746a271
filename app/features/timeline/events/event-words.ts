/** The kinds of event, as headings name them. */
export const EVENT_KINDS = {
  roadshow: 'Roadshow',
  conference: 'Conference',
  document: 'Document',
  meeting: 'Meeting',
  statement: 'Statement',
  vote: 'Vote of a body',
} as const
export type EventKindName = keyof typeof EVENT_KINDS

export const EVENT_LABELS = {
  title: 'What happened, in one line',
  kind: 'Kind',
  on: 'When',
  words: 'More about it',
  sources: 'Sources',
} as const
