import type { ListedInvitation } from '#app/features/people/invitations/invitation-queries.server.ts'
import { type Day, dayOf } from '#app/platform/time.ts'
import type { RemindablePractice } from './reminder-facts-queries.server.ts'

/** How a practice in which nobody has joined was invited: by its latest invitation. `accepted`: somebody joined by it, and has left. */
export type InvitedState = 'failed' | 'expired' | 'waiting' | 'never' | 'revoked' | 'accepted'
export type NotJoinedPractice = RemindablePractice & { invited: { state: InvitedState; on: Day | null } }

export const INVITED_WORDS: Record<InvitedState, string> = {
  failed: 'The mail came back',
  expired: 'Not accepted in time',
  waiting: 'Waits to be accepted',
  never: 'Never invited',
  revoked: 'Taken back',
  accepted: 'Accepted once; they have left',
}
const ORDER = Object.keys(INVITED_WORDS) as InvitedState[]

/**
 * The practices in which nobody has joined, what failed first: the mail came back, not accepted in time, waiting, never invited; longest
 * first in each.
 */
export function invitedInOrder(
  practices: readonly RemindablePractice[],
  invitations: readonly Pick<ListedInvitation, 'practiceCode' | 'state' | 'mail' | 'createdAt'>[],
): NotJoinedPractice[] {
  const latest = new Map<string, (typeof invitations)[number]>()
  for (const one of invitations)
    if (one.practiceCode && one.createdAt > (latest.get(one.practiceCode)?.createdAt ?? 0)) latest.set(one.practiceCode, one)
  return practices
    .map((practice) => {
      const last = latest.get(practice.code)
      const failed = last?.state === 'waiting' && last.mail?.state === 'failed'
      return {
        ...practice,
        invited: { state: failed ? 'failed' : (last?.state ?? 'never'), on: last ? dayOf(last.createdAt) : null } as const,
      }
    })
    .sort(
      (a, b) =>
        ORDER.indexOf(a.invited.state) - ORDER.indexOf(b.invited.state) || (a.invited.on ?? '').localeCompare(b.invited.on ?? ''),
    )
}
