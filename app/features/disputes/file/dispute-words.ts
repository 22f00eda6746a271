/** State of a service line. */
export const LINE_STATES = {
  open: 'Open',
  resolved: 'Resolved',
  dormant: 'Dormant',
  overtaken: 'Overtaken',
  'not-ours': 'Not a matter for practices',
} as const
export type LineState = keyof typeof LINE_STATES

/** What became of a demand. The first three of them end the count of its days. */
export const OUTCOMES = {
  kept: 'Kept',
  withdrawn: 'Withdrawn',
  overtaken: 'Overtaken',
  partly: 'Partly kept',
  not: 'Not kept',
  'not-known': 'Not known',
} as const
export type OutcomeState = keyof typeof OUTCOMES
export const ENDS_A_DEMAND: readonly OutcomeState[] = ['kept', 'withdrawn', 'overtaken']

/** Steps of a proposal to a demand, in their order. */
export const PROPOSAL_STEPS = {
  proposed: 'Proposed',
  'counter-proposed': 'Counter-proposed',
  agreed: 'Tentatively agreed',
  ratified: 'Ratified',
  rejected: 'Rejected',
} as const
export type ProposalStep = keyof typeof PROPOSAL_STEPS

export const STOPS = { met: 'Met', not: 'Not met', partly: 'Met in part', 'not-known': 'Not known' } as const

/** Kinds of events, each with the line of the picture it stands on. */
export const EVENT_KINDS = {
  letter: 'Letters and answers',
  answer: 'Letters and answers',
  meeting: 'Meetings and roadshows',
  roadshow: 'Meetings and roadshows',
  vote: 'Votes and motions',
  motion: 'Votes and motions',
  survey: 'Surveys and information requests',
  foi: 'Surveys and information requests',
  watchdog: 'Watchdogs and Parliament',
  parliament: 'Watchdogs and Parliament',
  contract: 'Contract and service',
  service: 'Contract and service',
  action: 'Collective action',
  press: 'Press and statements',
  document: 'Documents',
} as const
export const EVENT_LANES = [...new Set(Object.values(EVENT_KINDS))]

/** Comparability of two waves. */
export const COMPARABLE = { yes: 'Comparable', care: 'With care', no: 'Not comparable', once: 'Asked once' } as const

/** Rungs of the ladder of escalation. */
export const RUNGS = {
  raised: 'Raised with NHS England',
  rectification: 'Formal notice to put right',
  money: 'Money',
  safety: 'Patient safety (CQC)',
  auditors: 'Auditors (NAO)',
  legal: 'Legal support',
} as const
export type Rung = keyof typeof RUNGS
export const ROUTE_STATES = {
  used: 'Used',
  announced: 'Announced',
  named: 'Only named',
  no: 'No',
  'not-known': 'Not known',
} as const
export type RouteState = keyof typeof ROUTE_STATES

export const SCHEME_STATES = { open: 'Open', closed: 'Closed', announced: 'Announced', 'not-known': 'Not known' } as const

/** Whether the totals of what practices logged are published. */
export const LOGGED_STATES = { published: 'Published', withheld: 'Withheld' } as const

export const CARRIED = {
  carried: 'carried',
  lost: 'lost',
  reference: 'taken as a reference',
  'not-known': 'vote not known',
} as const
