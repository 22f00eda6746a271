/** What a practice would like a call about, and how that reads. */
export const CALL_TOPICS = {
  action: 'An action: its steps, whether it is safe, our system',
  commissioner: 'A letter or pressure from our ICB',
  contract: 'Our contract, or a notice we gave or got',
  deciding: 'Deciding together in the practice',
  workload: 'Workload or staff',
  other: 'Something else',
} as const
export type CallTopic = keyof typeof CALL_TOPICS
