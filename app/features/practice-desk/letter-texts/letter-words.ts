/** The kinds of reply that lead somewhere, and two that always may come. */
export const REPLY_KINDS = [
  'acknowledged',
  'stock',
  'list',
  'implied-contract',
  'money',
  'refused',
  'agreed',
  'particulars',
  'other',
] as const
export type ReplyKind = (typeof REPLY_KINDS)[number]

export const REPLY_WORDS: Record<ReplyKind, string> = {
  acknowledged: 'Acknowledged',
  stock: 'A stock reply: the same words others got',
  list: 'The list arrived',
  'implied-contract': 'Says a contract is implied',
  money: 'Offers money',
  refused: 'Refused or rejected',
  agreed: 'Agreed',
  particulars: 'Gives the particulars asked for',
  other: 'Something else',
}

export const OUTCOMES = ['none', 'reply', 'review', 'money', 'withdrawn'] as const
export type Outcome = (typeof OUTCOMES)[number]

export const OUTCOME_WORDS: Record<Outcome, string> = {
  none: 'Nothing came of it',
  reply: 'A reply, and it rests there',
  review: 'They review it',
  money: 'The work is paid, or better paid',
  withdrawn: 'We withdrew the letter',
}

export const FAMILY_WORDS = {
  system: 'Letter',
  case: 'Letter about one case',
  patients: 'Words for patients',
} as const

/** Kind of paragraph as it stands beside it in a preview. */
export const PARAGRAPH_WORDS = { in: 'Optional', out: 'Optional', choice: 'Your choice', required: '' } as const
