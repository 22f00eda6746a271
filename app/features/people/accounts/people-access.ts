import type { Person, Role, RoleAssignment } from './people-rules.ts'

/**
 * Who may open what (decision 18): one table, read by every route's guard. There is no commissioner's row.
 * Each answers with the role that lets the person in, or undefined.
 */
export const mayOpen = {
  practice: (person: Person, practiceCode: string): RoleAssignment | undefined =>
    person.roles.find((s) => s.practiceCode === practiceCode && (s.role === 'practice-partner' || s.role === 'practice-manager')),
  lmc: (person: Person, lmcSlug: string): RoleAssignment | undefined =>
    person.roles.find((s) => s.lmcSlug === lmcSlug && s.role === 'lmc-officer'),
  committee: (person: Person): RoleAssignment | undefined =>
    person.roles.find((s) => s.role === 'committee-member' || s.role === 'committee-editor'),
  /** Who speaks for the committee: invites its officers and members and ends their role. A member reads. */
  committeeDesk: (person: Person): RoleAssignment | undefined => person.roles.find((s) => s.role === 'committee-editor'),
}

/** A role somewhere: what an invitation gives and an ending takes. */
export type ScopedRole = { role: Role; practiceCode: string | null; lmcSlug: string | null; officeSlug: string | null }

/**
 * What must be looked up before the table can answer. `lmcOfPractice`: of the practice in question, today. `hasPartner`: a partner stands
 * in it now; `hasPeople`: anybody does.
 */
export type AccessFacts = { lmcOfPractice: string | null; hasPartner: boolean; hasPeople: boolean }

type Rule = (assignment: RoleAssignment, wanted: ScopedRole, facts: AccessFacts) => boolean
type Rules = Partial<Record<Role, Rule>>

const sameLmcScope = (assignment: RoleAssignment, wanted: ScopedRole) =>
  wanted.officeSlug
    ? assignment.officeSlug === wanted.officeSlug
    : !assignment.officeSlug && assignment.lmcSlug === wanted.lmcSlug
const inOwnPractice: Rule = (assignment, wanted) => assignment.practiceCode === wanted.practiceCode
/** The LMC lets the first people in, and from then on nobody: otherwise an officer would be one invitation away from a practice's record. */
const firstOfOwnLmc: Rule = (assignment, _wanted, { lmcOfPractice, hasPeople }) =>
  !hasPeople && lmcOfPractice !== null && assignment.lmcSlug === lmcOfPractice
/** A manager stands in for the partners while the practice has none here; otherwise an invited partner would be a manager's way to the sharing choice (decision 18). */
const whileNoPartner: Rule = (assignment, wanted, facts) => inOwnPractice(assignment, wanted, facts) && !facts.hasPartner

/**
 * Who may invite whom: the key is the role invited, within it the role that invites. The operator may invite anyone to anything;
 * only the operator makes a committee editor, so that an editor's account that falls into other hands makes no second one.
 * The chain (operator, committee, LMC, practice, colleague) and who reads or publishes: decision 9.
 */
const INVITES: Record<Role, Rules> = {
  'committee-editor': {},
  'committee-member': { 'committee-editor': () => true },
  'lmc-officer': { 'committee-editor': () => true },
  'practice-partner': { 'lmc-officer': firstOfOwnLmc, 'practice-partner': inOwnPractice, 'practice-manager': whileNoPartner },
  'practice-manager': { 'lmc-officer': firstOfOwnLmc, 'practice-partner': inOwnPractice, 'practice-manager': inOwnPractice },
}

/**
 * Who may end whose role, keyed likewise. Everyone may end their own; the operator any. The LMC lets practices in but does not put
 * their people out: the practice decides (decision 18). Officers of one LMC or office know first who has left, so they may end each other.
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

/** Whether a person, by the roles that hold now, may invite someone to a role in a place. */
export function mayInvite(person: Pick<Person, 'roles'>, wanted: ScopedRole, facts: AccessFacts): boolean {
  return allows(INVITES, person, wanted, facts)
}

/** Whether a person may end somebody's role; their own always. */
export function mayEnd(
  person: Pick<Person, 'id' | 'roles'>,
  ended: ScopedRole & { personId: string },
  facts: AccessFacts,
): boolean {
  return person.id === ended.personId || allows(ENDS, person, ended, facts)
}
