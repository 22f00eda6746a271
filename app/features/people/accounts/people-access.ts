import type { Person, Role, RoleAssignment } from './people-rules.ts'

/**
 * Who may open what (decision 18): the one table that every route's guard reads. There is no role for a commissioner. Each
 * returns the role that lets the person in, or undefined.
 */
export const mayOpen = {
  practice: (person: Person, practiceCode: string): RoleAssignment | undefined =>
    person.roles.find((s) => s.practiceCode === practiceCode && (s.role === 'practice-partner' || s.role === 'practice-manager')),
  lmc: (person: Person, lmcSlug: string): RoleAssignment | undefined =>
    person.roles.find((s) => s.lmcSlug === lmcSlug && s.role === 'lmc-officer'),
  committee: (person: Pick<Person, 'roles'>): RoleAssignment | undefined =>
    person.roles.find((s) => s.role === 'committee-member' || s.role === 'committee-editor'),
  /** Editors act for the committee: they invite its officers and members and end their roles. A member only reads. */
  committeeDesk: (person: Person): RoleAssignment | undefined => person.roles.find((s) => s.role === 'committee-editor'),
}

/** A role with its scope: what an invitation gives and an end takes away. */
export type ScopedRole = { role: Role; practiceCode: string | null; lmcSlug: string | null; officeSlug: string | null }

/**
 * Facts about a practice that the table needs. `lmcOfPractice`: its LMC today. `hasPartner`: it has a partner now; `hasPeople`:
 * it has anybody.
 */
export type AccessFacts = { lmcOfPractice: string | null; hasPartner: boolean; hasPeople: boolean }

type Rule = (assignment: RoleAssignment, wanted: ScopedRole, facts: AccessFacts) => boolean
type Rules = Partial<Record<Role, Rule>>

const sameLmcScope = (assignment: RoleAssignment, wanted: ScopedRole) =>
  wanted.officeSlug
    ? assignment.officeSlug === wanted.officeSlug
    : !assignment.officeSlug && assignment.lmcSlug === wanted.lmcSlug
const inOwnPractice: Rule = (assignment, wanted) => assignment.practiceCode === wanted.practiceCode
/**
 * The LMC lets in the first people and nobody after that: otherwise an officer would be one invitation away from a practice's
 * record.
 */
const firstOfOwnLmc: Rule = (assignment, _wanted, { lmcOfPractice, hasPeople }) =>
  !hasPeople && lmcOfPractice !== null && assignment.lmcSlug === lmcOfPractice
/**
 * A manager acts for the partners while the practice has none here. Otherwise a manager could invite a partner to reach the
 * sharing choice (decision 18).
 */
const whileNoPartner: Rule = (assignment, wanted, facts) => inOwnPractice(assignment, wanted, facts) && !facts.hasPartner

/**
 * Who may invite whom: by the role invited, then by the role that invites. The operator may invite anyone to anything. Only the
 * operator makes a committee editor, so that a stolen editor's account makes no second one. The chain (operator, committee, LMC,
 * practice, colleague): decision 9.
 */
const INVITES: Record<Role, Rules> = {
  'committee-editor': {},
  'committee-member': { 'committee-editor': () => true },
  'lmc-officer': { 'committee-editor': () => true },
  'practice-partner': { 'lmc-officer': firstOfOwnLmc, 'practice-partner': inOwnPractice, 'practice-manager': whileNoPartner },
  'practice-manager': { 'lmc-officer': firstOfOwnLmc, 'practice-partner': inOwnPractice, 'practice-manager': inOwnPractice },
}

/**
 * Who may end whose role, by the same keys. Everyone may end their own role, the operator any. The LMC lets practices in but does
 * not put their people out: the practice decides. Officers of one LMC or office know first who has left, so they may end each
 * other's roles.
 */
const ENDS: Record<Role, Rules> = {
  'committee-editor': {},
  'committee-member': { 'committee-editor': () => true },
  'lmc-officer': { 'committee-editor': () => true, 'lmc-officer': sameLmcScope },
  'practice-partner': { 'practice-partner': inOwnPractice },
  'practice-manager': { 'practice-partner': inOwnPractice, 'practice-manager': whileNoPartner },
}

const allows = (table: Record<Role, Rules>, person: Pick<Person, 'roles'>, wanted: ScopedRole, facts: AccessFacts) =>
  person.roles.some((assignment) => table[wanted.role][assignment.role]?.(assignment, wanted, facts) ?? false)

/** Whether a person may invite someone to a role, by their current roles. */
export function mayInvite(person: Pick<Person, 'roles'>, wanted: ScopedRole, facts: AccessFacts): boolean {
  return allows(INVITES, person, wanted, facts)
}

/** Whether a person may end somebody's role; always true for their own. */
export function mayEnd(
  person: Pick<Person, 'id' | 'roles'>,
  ended: ScopedRole & { personId: string },
  facts: AccessFacts,
): boolean {
  return person.id === ended.personId || allows(ENDS, person, ended, facts)
}
