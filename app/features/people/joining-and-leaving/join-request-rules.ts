import type { Instant } from '#app/platform/time.ts'

/** Requests of one practice that wait together; more are dropped, so that nobody buries an LMC by one code. */
export const MOST_WAITING = 5
/** Officers get one mail an hour about new requests, however many come. */
export const BETWEEN_NOTICES = 3_600_000
/** A request nobody answers is forgotten, name and address with it. */
export const REQUEST_LASTS = 30 * 86_400_000

export type JoinRequest = {
  id: string
  practiceCode: string
  practiceName: string
  role: 'practice-partner' | 'practice-manager'
  name: string
  email: string
  requestedAt: Instant
}
