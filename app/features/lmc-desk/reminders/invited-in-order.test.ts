import { expect, test } from 'vitest'
import { inOrderToAct } from '#app/features/people/invitations/invitation-rules.ts'
import { startOfDay } from '#app/platform/time.ts'
import { invitedInOrder } from './invited-rules.ts'
import type { RemindablePractice } from './reminder-facts-queries.server.ts'

const on = (day: string) => startOfDay(day)
const failed = { state: 'failed', lastFailure: 'refused' } as const
const invited = (
  practiceCode: string,
  state: 'waiting' | 'accepted' | 'expired' | 'revoked',
  day: string,
  mail: typeof failed | null = null,
) => ({
  ...{ practiceCode, state, mail, createdAt: on(day), role: 'practice-partner' as const, lmcSlug: null, officeSlug: null },
})

test('invitations that failed stand first, then those that ended without an answer, then those that wait, longest first; the rest last', () => {
  const listed = [
    invited('A', 'accepted', '2026-06-10'),
    invited('B', 'waiting', '2026-06-09'),
    invited('C', 'waiting', '2026-06-02'),
    invited('D', 'expired', '2026-05-01'),
    invited('E', 'waiting', '2026-06-08', failed),
    invited('F', 'expired', '2026-04-01'),
    // Invited again since, so it asks for nothing.
    invited('B', 'expired', '2026-03-01'),
    invited('G', 'revoked', '2026-06-11'),
  ]
  expect(inOrderToAct(listed).map(({ practiceCode, state }) => `${practiceCode} ${state}`)).toEqual([
    ...['E waiting', 'F expired', 'D expired', 'C waiting', 'B waiting'],
    ...['G revoked', 'A accepted', 'B expired'],
  ])
})

test('practices in which nobody has joined stand in the order of what failed; the latest invitation counts; never invited is said', () => {
  const practices = ['A', 'B', 'C', 'D', 'E'].map((code) => ({ code, name: code })) as RemindablePractice[]
  const shown = invitedInOrder(practices, [
    invited('B', 'waiting', '2026-06-09'),
    invited('B', 'expired', '2026-03-01'),
    invited('C', 'waiting', '2026-06-08', failed),
    invited('D', 'expired', '2026-05-01'),
    invited('E', 'waiting', '2026-06-01'),
  ])
  expect(shown.map(({ code, invited: { state, on: day } }) => `${code} ${state} ${day}`)).toEqual([
    ...['C failed 2026-06-08', 'D expired 2026-05-01', 'E waiting 2026-06-01', 'B waiting 2026-06-09', 'A never null'],
  ])
})
