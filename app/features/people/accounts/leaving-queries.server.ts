import type { Db } from '#db/client.server.ts'
import { withSecondStep } from './accounts.sql.ts'
import type { Leaving } from './leaving-words.ts'
import type { Person, RoleAssignment } from './people-rules.ts'
import { officersAndCommitteeNow, officersOfLmc, peopleOfPractice, roleById, rolesOf } from './role-queries.server.ts'

/**
 * What is lacking after this person leaves: one role (`roleId`) or all. A role of somebody else, which this person is about to end, is told by
 * that person's name. Empty where nothing is missing.
 */
export function followsLeaving(db: Db, { id, roles }: Pick<Person, 'id' | 'roles'>, roleId?: string): Leaving[] {
  const own = roles.filter((role) => roleId === undefined || role.id === roleId)
  if (own.length > 0 || roleId === undefined) return own.flatMap((role) => lacking(db, id, role))
  const ended = roleById(db, roleId)
  if (!ended) return []
  return rolesOf(db, ended.personId)
    .filter((role) => role.id === roleId)
    .flatMap((role) => lacking(db, ended.personId, role))
    .map((one) => ({ ...one, who: ended.name }))
}

function lacking(db: Db, personId: string, { role, practiceCode, lmcSlug, scopeName }: RoleAssignment): Leaving[] {
  const scope = scopeName ?? practiceCode ?? lmcSlug ?? ''
  if (practiceCode) {
    const others = peopleOfPractice(db, practiceCode).filter((other) => other.personId !== personId)
    if (others.length === 0) return [{ scope, without: 'anybody' }]
    const partnerLeft = others.some((other) => other.role === 'practice-partner')
    return role === 'practice-partner' && !partnerLeft ? [{ scope, without: 'partner' }] : []
  }
  if (!lmcSlug) return lackingOnCommittee(db, personId, role)
  return officersOfLmc(db, lmcSlug).every((other) => other.personId === personId) ? [{ scope, without: 'officer' }] : []
}

/** The committee acts through editors who have a second step: who has none cannot act at once. */
function lackingOnCommittee(db: Db, personId: string, role: RoleAssignment['role']): Leaving[] {
  const others = officersAndCommitteeNow(db).filter(
    (other) => other.lmcSlug === null && other.personId !== personId && withSecondStep(db).get({ person: other.personId }),
  )
  const scope = 'the committee'
  const committee = others.filter((other) => other.role === 'committee-member' || other.role === 'committee-editor')
  if (committee.length === 0) return [{ scope, without: 'committee' }]
  return role === 'committee-editor' && !committee.some((other) => other.role === role) ? [{ scope, without: 'editor' }] : []
}
