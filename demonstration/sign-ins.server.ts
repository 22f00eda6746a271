import { eq } from 'drizzle-orm'
import { addPerson, addRole } from '#app/features/people/accounts/add-person.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { roleAssignments } from '#db/schema/people.ts'
import { demonstrationSetting, demonstrationSignIns } from './sign-in-list.ts'

/** Adds the people of the sign-in list. Returns partner and manager of each practice that has both. */
type Recorders = Map<string, readonly [string, string]>
/** `since`: from when the people of the lively practice have their roles, as they have recorded for it. */
export function addSignIns(db: Db, passwordHashes: ReadonlyMap<string, string>, since: Instant, now: Instant): Recorders {
  const ids = new Map<string, string>()
  for (const { email, name, password, role, practiceCode, lmcSlug, officeSlug } of demonstrationSignIns) {
    const { personId } = addPerson(db, { email, name, passwordHash: passwordHashes.get(password)! }, 'operator', now)
    const assignment = addRole(db, { personId, role, practiceCode, lmcSlug, officeSlug }, 'operator', now)
    if (!assignment.ok)
      throw new Error(`${email} cannot be ${role} of ${practiceCode ?? lmcSlug ?? officeSlug}: ${assignment.reason}`)
    if (practiceCode !== demonstrationSetting.lively.code) continue
    db.update(roleAssignments).set({ startedAt: since }).where(eq(roleAssignments.id, assignment.roleId)).run()
    ids.set(role, personId)
  }
  const [partner, manager] = [ids.get('practice-partner'), ids.get('practice-manager')]
  return new Map(partner && manager ? [[demonstrationSetting.lively.code, [partner, manager] as const]] : [])
}
