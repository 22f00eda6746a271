import { mayOpen } from '#app/features/people/accounts/people-access.ts'
import { isPracticeOfLmc } from '#app/features/register/records/register-queries.server.ts'
import { contextOf, type Visit } from './context-of-visit.server.ts'
import { readerOf } from './guards.server.ts'

/**
 * Which text of a release somebody reads: the committee's names every LMC, the public's those that chose to be shown. Somebody still
 * without their second factor reads as everyone does.
 */
export async function figuresAudience(visit: Visit): Promise<'all' | 'public'> {
  const person = await readerOf(visit)
  return person && mayOpen.committee(person) ? 'all' : 'public'
}

/** The same for one LMC: its officers and the people of its practices read its own row too. */
export async function lmcAudience(visit: Visit, lmc: string): Promise<'all' | 'public'> {
  const person = await readerOf(visit)
  if (!person) return 'public'
  if (mayOpen.committee(person) || mayOpen.lmc(person, lmc)) return 'all'
  const { db, today } = contextOf(visit)
  const own = person.roles.some(({ practiceCode }) => practiceCode && isPracticeOfLmc(db, practiceCode, lmc, today))
  return own ? 'all' : 'public'
}
