import type { Db } from '#db/client.server.ts'
import type { Leaving } from './leaving-words.ts'
import type { Person } from './people-rules.ts'
import { officersOfLmc, peopleOfPractice } from './role-queries.server.ts'

/**
 * What the colleagues of this person lack after they leave: for one role (`roleId`) or for all. Empty where nothing is missing.
 */
export function followsLeaving(db: Db, { id, roles }: Pick<Person, 'id' | 'roles'>, roleId?: string): Leaving[] {
  return roles
    .filter((role) => roleId === undefined || role.id === roleId)
    .flatMap(({ role, practiceCode, lmcSlug, scopeName }): Leaving[] => {
      const scope = scopeName ?? practiceCode ?? lmcSlug ?? ''
      if (practiceCode) {
        const others = peopleOfPractice(db, practiceCode).filter(({ personId }) => personId !== id)
        if (others.length === 0) return [{ scope, without: 'anybody' }]
        const partnerLeft = others.some((other) => other.role === 'practice-partner')
        return role === 'practice-partner' && !partnerLeft ? [{ scope, without: 'partner' }] : []
      }
      if (!lmcSlug) return []
      return officersOfLmc(db, lmcSlug).every(({ personId }) => personId === id) ? [{ scope, without: 'officer' }] : []
    })
}
