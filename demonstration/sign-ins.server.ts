import { eq } from 'drizzle-orm'
import { addPerson, addRole } from '#app/features/people/accounts/add-person.server.ts'
import { newId } from '#app/platform/id.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { roleAssignments } from '#db/schema/people.ts'
import { demonstrationSetting, demonstrationSignIns } from './sign-in-list.ts'

/** Adds the people of the sign-in list. Returns partner and manager of each practice that has both. */
type Recorders = Map<string, readonly [string, string]>
/** The ids of partner and manager of the lively practice: what they wrote is recorded before they come in themselves. */
export const livelyIds = (): readonly [string, string] => [newId(), newId()]

/**
 * `since`: from when the people of the lively practice have their roles, as they have recorded for it; `lively`: the ids of its partner and
 * manager.
 */
export function addSignIns(
  db: Db,
  passwordHashes: ReadonlyMap<string, string>,
  lively: readonly [string, string],
  since: Instant,
  now: Instant,
): Recorders {
  const ids = new Map<string, string>()
  for (const { email, name, password, role, practiceCode, lmcSlug, officeSlug } of demonstrationSignIns) {
    const isOfLively = practiceCode === demonstrationSetting.lively.code
    const id = isOfLively ? lively[role === 'practice-partner' ? 0 : 1] : undefined
    const { personId } = addPerson(db, { id, email, name, passwordHash: passwordHashes.get(password)! }, 'operator', now)
    const assignment = addRole(db, { personId, role, practiceCode, lmcSlug, officeSlug }, 'operator', now)
    if (!assignment.ok)
      throw new Error(`${email} cannot be ${role} of ${practiceCode ?? lmcSlug ?? officeSlug}: ${assignment.reason}`)
    if (!isOfLively) continue
    db.update(roleAssignments).set({ startedAt: since }).where(eq(roleAssignments.id, assignment.roleId)).run()
    ids.set(role, personId)
  }
  const [partner, manager] = [ids.get('practice-partner'), ids.get('practice-manager')]
  return new Map(partner && manager ? [[demonstrationSetting.lively.code, [partner, manager] as const]] : [])
}
