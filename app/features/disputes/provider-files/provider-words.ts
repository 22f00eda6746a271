import { KINDS as ALL_KINDS } from '#app/features/disputes/failures/failure-words.ts'

const { money: _money, ...kinds } = ALL_KINDS
/** What went wrong at a local provider: as in a practice's log of failures, without payments. */
export const REPORT_KINDS = kinds
export type ReportKind = keyof typeof REPORT_KINDS

/** What can happen between an LMC and a provider. */
export const EVENT_KINDS = {
  'letter-out': 'We wrote to them',
  'letter-in': 'They wrote to us',
  meeting: 'We met',
  answer: 'Their answer to what was logged',
  agreed: 'Agreed between us',
  correction: 'A correction they asked for',
} as const
export type EventKind = keyof typeof EVENT_KINDS

export const PROVIDER_REFUSALS = {
  'name-taken': 'Your LMC has an open file of this name.',
  'too-many': 'That is as many as are kept here.',
  'no-such-file': 'This file is not open to you.',
  'is-closed': 'The file is closed: it can be read, but not added to.',
  'practice-closed': 'The practice has closed: nothing is added.',
  'changed-meanwhile':
    'A colleague changed the file while you typed. It stands below as it is now; send again if you still mean it.',
} as const
export type ProviderRefusal = keyof typeof PROVIDER_REFUSALS
