import { eq } from 'drizzle-orm'
import { addPerson, addRole } from '#app/features/people/accounts/add-person.server.ts'
import { practicesOfLmc } from '#app/features/register/records/register-queries.server.ts'
import { addDays, dayOf, type Instant, weekOf } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { roleAssignments } from '#db/schema/people.ts'
import { demonstrationSetting } from './sign-in-list.ts'

const onceReported = prepared((db) =>
  db.$client
    .prepare<[{ code: string }], string | null>(
      `select coalesce((select max(week) from weekly_returns where practice_code = @code),
         (select '2000-01-03' from call_requests where practice_code = @code limit 1))`,
    )
    .pluck(),
)
const someoneHere = prepared((db) =>
  db.$client.prepare('select 1 from person_standings where practice_code = ? and ended_at is null').pluck(),
)

/** Of the practices that never reported, every so many has joined and fallen silent at once. */
const JOINED_AND_SILENT_ONE_IN = 3

/**
 * The managers of the LMC's practices that are not of the sign-in list: of each that ever reported or asked for a call, and of some that never did. Nobody
 * knows their passwords. Returns the codes of the silent ones, longest silent first.
 */
export function addSilentPeople(db: Db, since: Instant, now: Instant): string[] {
  const silentSince = addDays(weekOf(dayOf(now)), -28)
  const silent: { code: string; lastWeek: string }[] = []
  let never = 0
  for (const { code, name } of practicesOfLmc(db, demonstrationSetting.lmcSlug, dayOf(now))) {
    if (someoneHere(db).get(code)) continue
    const lastWeek = onceReported(db).get({ code }) ?? ''
    if (lastWeek === '' && ++never % JOINED_AND_SILENT_ONE_IN !== 0) continue
    const person = { email: `manager.of.${code.toLowerCase()}@example.org`, name: `The manager of ${name}`, passwordHash: '!' }
    const { personId } = addPerson(db, person, 'operator', now)
    const role = addRole(db, { personId, role: 'practice-manager', practiceCode: code }, 'operator', now)
    if (!role.ok) throw new Error(role.reason)
    db.update(roleAssignments).set({ startedAt: since }).where(eq(roleAssignments.id, role.roleId)).run()
    if (lastWeek < silentSince) silent.push({ code, lastWeek })
  }
  return silent.toSorted((a, b) => (a.lastWeek < b.lastWeek ? -1 : a.lastWeek > b.lastWeek ? 1 : 0)).map(({ code }) => code)
}
