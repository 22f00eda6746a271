/** Kinds of loss. */
export const LOSSES = {
  payment: 'A payment due that did not come',
  time: 'Time of staff',
  expense: 'Bought or paid instead',
  loan: 'Cost of a loan',
  earnings: 'Earnings lost while waiting',
  other: 'Something else',
} as const
export type LossKind = keyof typeof LOSSES

/** What can happen to a claim after it was written. */
export const HAPPENED = {
  chaser: 'We chased it',
  answer: 'An answer came',
  offer: 'A sum was offered',
  accepted: 'We accepted the offer',
  declined: 'We declined the offer',
  refused: 'The claim was refused',
  paid: 'It was paid',
  withdrawn: 'We withdrew the claim',
  support: 'We asked for legal support',
  filed: 'It was filed at court',
  ruled: 'The court decided, or it was settled there',
} as const
export type Happened = keyof typeof HAPPENED
export const WITH_A_SUM = ['offer', 'paid'] as const satisfies readonly Happened[]
export type WithASum = (typeof WITH_A_SUM)[number]
/** After these nothing is waited for. */
export const CLOSES: readonly string[] = ['refused', 'paid', 'withdrawn', 'ruled', 'removed']

export const CLAIM_STATES = {
  writing: 'Not sent yet',
  waiting: 'Waits for an answer',
  answered: 'Answered, not decided',
  offered: 'An offer is open',
  accepted: 'Accepted, not paid yet',
  declined: 'Offer declined',
  refused: 'Refused',
  paid: 'Paid',
  withdrawn: 'Withdrawn',
  filed: 'At court, outcome not known',
  ruled: 'Decided at court',
} as const
export type ClaimState = keyof typeof CLAIM_STATES

/** What going to law with it comes to. */
export const LEGAL_KINDS = ['support', 'filed', 'ruled'] as const satisfies readonly Happened[]

export const BEFORE_ACCEPTING =
  'Accepting an offer may end the claim: more may not be asked for later. Add up everything first, and take advice.'

export const CLAIM_REFUSALS = {
  'no-such-claim': 'This claim is not kept any more.',
  'changed-meanwhile': 'It was changed while you typed. What it says now stands below.',
  'practice-closed': 'The practice has closed: it can only continue what it has already begun.',
  'no-such-scheme': 'This scheme is not known. Choose another.',
  'scheme-changed':
    'The status of this scheme changed while you wrote. It stands below as it is now: send again to keep the claim.',
  'too-many': 'You have reached the limit of 200 claims, including those taken off the list.',
  'is-full': 'This claim has reached its limit of 200 entries. Continue in a new claim.',
  'nothing-sent': 'Say first to whom the claim was sent and when.',
  'no-offer': 'No offer is recorded yet. Record what was offered first.',
  'nothing-filed': 'Record first that it was filed, and on which day.',
  'is-over': 'This claim is over. Record an answer if something new came, or that it goes to law.',
} as const
export type ClaimRefusal = keyof typeof CLAIM_REFUSALS
