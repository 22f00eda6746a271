/** Who does something: a person id, never a name. */
export type Actor = { personId: string }

export type Role = 'practice-partner' | 'practice-manager' | 'lmc-officer' | 'committee-member' | 'committee-editor'

/**
 * What a person is and where, now. A practice role names a practice, an LMC officer an LMC. An officer of an office stands in each LMC
 * the office serves: one of these for each, with the same `id` and `officeSlug`. `placeName`: the practice's or LMC's name.
 */
export type PersonStanding = {
  id: string
  role: Role
  practiceCode: string | null
  lmcSlug: string | null
  officeSlug?: string | null
  placeName?: string | null
}

/**
 * A signed-in person with the standings that hold now. `chosenStandingId`: the place chosen in this session, for one of several.
 * `session`: what the database keeps of its id, whether a second factor was shown in it, and when they last showed who they are.
 */
export type Person = {
  id: string
  name: string
  standings: PersonStanding[]
  chosenStandingId?: string | null
  session?: { key: string; strong: boolean; confirmedAt: number }
}

export const ROLE_WORDS: Record<Role, string> = {
  'practice-partner': 'partner',
  'practice-manager': 'practice manager',
  'lmc-officer': 'LMC officer',
  'committee-member': 'committee member',
  'committee-editor': 'committee editor',
}

/** An e-mail address as it is kept and compared: composed, trimmed, lower case. */
export function foldedEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase()
}

/** Where a standing's desk is. */
export function deskOf(standing: PersonStanding): string {
  if (standing.practiceCode) return `/practice/${standing.practiceCode}`
  if (standing.lmcSlug) return `/lmc/${standing.lmcSlug}`
  return '/committee'
}

/** The standing a page is shown under: the one whose place the address lies in, else the one chosen in the session, else the first. */
export function standingAt(
  { standings, chosenStandingId }: Pick<Person, 'standings' | 'chosenStandingId'>,
  pathname: string,
): PersonStanding | undefined {
  const here = standings.find((standing) => pathname === deskOf(standing) || pathname.startsWith(`${deskOf(standing)}/`))
  return here ?? standings.find(({ id }) => id === chosenStandingId) ?? standings[0]
}

/** Where a person goes after signing in: the place asked for when it is a path of ours, else the chosen or first desk, else home. */
export function placeAfterSignIn(person: Pick<Person, 'standings' | 'chosenStandingId'>, askedFor: string | null): string {
  if (askedFor && isOwnPath(askedFor)) return askedFor
  const first = standingAt(person, '')
  return first ? deskOf(first) : '/'
}

/** A path on this site and nothing else: `//host`, `/\host` and control characters would lead a browser away. */
export function isOwnPath(path: string): boolean {
  return /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(path)
}
