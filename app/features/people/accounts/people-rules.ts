/** The author of a change: a person id, never a name. */
export type Actor = { personId: string }

export type Role = 'practice-partner' | 'practice-manager' | 'lmc-officer' | 'committee-member' | 'committee-editor'

/**
 * A role that a person holds now, and where. A practice role names a practice, an LMC officer an LMC. An officer of an office
 * holds one for each LMC the office serves, with the same `id` and `officeSlug`. `scopeName`: the name of the practice or LMC.
 */
export type RoleAssignment = {
  id: string
  role: Role
  practiceCode: string | null
  lmcSlug: string | null
  officeSlug?: string | null
  scopeName?: string | null
}

/**
 * A signed-in person with their current roles. `chosenRoleId`: the role chosen in this session, for a person with several.
 * `session`: the hash of its id, whether a second factor was shown in it, and when the person last proved who they are.
 */
export type Person = {
  id: string
  name: string
  roles: RoleAssignment[]
  chosenRoleId?: string | null
  session?: { key: string; strong: boolean; confirmedAt: number }
}

export const ROLE_WORDS: Record<Role, string> = {
  'practice-partner': 'partner',
  'practice-manager': 'practice manager',
  'lmc-officer': 'LMC officer',
  'committee-member': 'committee member',
  'committee-editor': 'committee editor',
}

/** An e-mail address in the form that is stored and compared: composed, trimmed, lower case. */
export function foldedEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase()
}

/** The path of a role's desk. */
export function deskOf(assignment: RoleAssignment): string {
  if (assignment.practiceCode) return `/practice/${assignment.practiceCode}`
  if (assignment.lmcSlug) return `/lmc/${assignment.lmcSlug}`
  return '/committee'
}

/** The LMCs that a person serves as an officer, by slug, each once. */
export const lmcsServed = ({ roles }: Pick<Person, 'roles'>): string[] => [
  ...new Set(roles.flatMap(({ role, lmcSlug }) => (role === 'lmc-officer' && lmcSlug ? lmcSlug : []))),
]

/** The page of all the LMCs a person serves. */
export const ALL_LMCS = '/lmc'

/** The role for a page: the one whose desk contains the address, else the one chosen in the session, else the first. */
export function roleAt(
  { roles, chosenRoleId }: Pick<Person, 'roles' | 'chosenRoleId'>,
  pathname: string,
): RoleAssignment | undefined {
  const here = roles.find((assignment) => pathname === deskOf(assignment) || pathname.startsWith(`${deskOf(assignment)}/`))
  return here ?? roles.find(({ id }) => id === chosenRoleId) ?? roles[0]
}

/**
 * The role whose links the top band shows: that of the page, else the one chosen. Beside the desks of an officer of several LMCs it is
 * none of them: which LMC is meant is the person's to say, on the page that shows all.
 */
export function deskAt(person: Pick<Person, 'roles' | 'chosenRoleId'>, pathname: string): RoleAssignment | undefined {
  const role = roleAt(person, pathname)
  const isOpen = role && (pathname === deskOf(role) || pathname.startsWith(`${deskOf(role)}/`))
  return role?.lmcSlug && !isOpen && lmcsServed(person).length > 1 ? undefined : role
}

/**
 * Where a person goes after signing in: the page asked for if it is a path of ours, else the chosen or first desk, else the page
 * for people without a role. An officer of several LMCs goes to all of them side by side.
 */
export function pathAfterSignIn(person: Pick<Person, 'roles' | 'chosenRoleId'>, askedFor: string | null): string {
  if (askedFor && isOwnPath(askedFor)) return askedFor
  const first = roleAt(person, '')
  if (first?.lmcSlug && lmcsServed(person).length > 1) return ALL_LMCS
  return first ? deskOf(first) : '/account/roles'
}

/** A path on this site and nothing else: `//host`, `/\host` and control characters would lead a browser away. */
export function isOwnPath(path: string): boolean {
  return /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(path)
}
