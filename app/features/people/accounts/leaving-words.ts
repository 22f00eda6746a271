/** What a practice or an LMC lacks after somebody has left. `scope`: its name. */
export type Leaving = { scope: string; without: 'anybody' | 'partner' | 'officer' }

/** The consequences, shown before the last person of a kind leaves or deletes their account. */
export const LEAVING_WORDS: Record<Leaving['without'], (scope: string) => string> = {
  anybody: (scope) =>
    `You are the only person of ${scope} here. Once you leave, nobody can record for it or change who sees its answers until its LMC invites somebody. What it recorded stays.`,
  partner: (scope) =>
    `You are the only partner of ${scope} here. Once you leave, nobody can change who sees its answers until another partner joins. Its practice manager can invite one. Invite a partner before you go.`,
  officer: (scope) =>
    `You are the only officer of ${scope} here. Once you leave, nobody can answer practices that ask to join or write local notes until the committee invites an officer.`,
}

export const MORE_FOLLOWS =
  'Nothing has ended yet: what follows from it is another since this page was opened. Read it below, then press again.'

/**
 * The consequences that were shown, as a form field. If there are more by the time the form arrives, the question is asked again.
 */
export const shownConsequences = (leaving: Leaving[]): string =>
  leaving
    .map(({ scope, without }) => `${without} ${scope}`)
    .sort()
    .join('; ')

/** Beside a person's own roles. */
export const LEAVING_NOTES = [
  'Leaving a role ends your access there at once, in every browser. The days from and to stay on record.',
  'To come back you need a new invitation.',
  'A mail tells the people of a practice when a role there ends. It names the role, not the person.',
]
