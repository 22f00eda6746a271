import type { Instant } from '#app/platform/time.ts'

/**
 * The most requests of one practice that wait together; further ones are dropped, so that nobody floods an LMC through one code.
 */
export const MOST_WAITING = 5
/** At most one mail an hour about new requests, however many come. */
export const BETWEEN_NOTICES = 3_600_000
/** An unanswered request is deleted with its name and address. */
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
