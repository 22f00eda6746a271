import { allowTelling } from '#app/features/adoption/told/allow-telling.server.ts'
import { peopleOfPractice } from '#app/features/people/accounts/role-queries.server.ts'
import { chooseReminder } from '#app/features/practice-desk/returns/choose-reminder.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { demonstrationSetting } from './sign-in-list.ts'

/** The lively practice is reminded every Thursday at half past ten: its manager, with the partner as deputy. Its LMC may record what it tells by telephone. */
export function addReminder(db: Db, now: Instant): void {
  const { code } = demonstrationSetting.lively
  const people = peopleOfPractice(db, code)
  const manager = people.find(({ role }) => role === 'practice-manager')
  const partner = people.find(({ role }) => role === 'practice-partner')
  if (!manager || !partner) return
  const choice = { nominated: manager.roleId, deputy: partner.roleId, when: { weekday: 4, time: '10:30' }, seen: '0' }
  allowTelling(db, { practiceCode: code, allowed: true, seen: '0' }, { personId: partner.personId }, now)
  chooseReminder(db, code, choice, { personId: manager.personId }, now)
}
