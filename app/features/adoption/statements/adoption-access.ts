import type { Role, RoleAssignment } from '#app/features/people/accounts/people-rules.ts'

/** What people of a practice may do with its record. */
export type AdoptionAct = 'read' | 'record' | 'correct' | 'confirm' | 'choose-sharing' | 'mark' | 'read-office-notes'

/** Who may do what in their own practice (decision 18). Nobody else may do any of it; an LMC reads lmcAnswers. */
const ACTS: Partial<Record<Role, readonly AdoptionAct[]>> = {
  'practice-partner': ['read', 'record', 'correct', 'confirm', 'choose-sharing', 'mark', 'read-office-notes'],
  'practice-manager': ['read', 'record', 'correct', 'confirm'],
}

/**
 * Whether a person may do this in a practice, by their current roles. Only a partner changes the sharing choice and marks actions before a decision. The first person
 * of a practice, while alone there (`alone`: see isAloneAt), may choose too; notes of the LMC's office are read by partners alone, because one
 * may be about a manager.
 */
export function mayInPractice(
  act: AdoptionAct,
  person: { roles: readonly RoleAssignment[] },
  practiceCode: string,
  { alone = false }: { alone?: boolean } = {},
): boolean {
  return person.roles.some((assignment) => {
    const acts = assignment.practiceCode === practiceCode ? ACTS[assignment.role] : undefined
    return acts !== undefined && (acts.includes(act) || (act === 'choose-sharing' && alone))
  })
}
