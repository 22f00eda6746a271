/** What a practice, an LMC or the committee lacks after somebody has left. `scope`: its name; `who`: the one who leaves, where it is not the reader. */
export type Leaving = { scope: string; without: 'anybody' | 'partner' | 'officer' | 'editor' | 'committee'; who?: string }

const only = (who: string | undefined, what: string) =>
  who ? `${who} is the only ${what} here.` : `You are the only ${what} here.`
const once = (who: string | undefined) => (who ? 'Once this role ends' : 'Once you leave')

/** The consequences, shown before the last person of a kind leaves, is ended by somebody else, or deletes their account. */
export const LEAVING_WORDS: Record<Leaving['without'], (scope: string, who?: string) => string> = {
  anybody: (scope, who) =>
    `${only(who, `person of ${scope}`)} ${once(who)}, nobody can record for it or change who sees its answers until its LMC invites somebody. What it recorded stays.`,
  partner: (scope, who) =>
    `${only(who, `partner of ${scope}`)} ${once(who)}, nobody can change who sees its answers until another partner joins. Its practice manager can invite one. ${who ? 'A partner can be invited first.' : 'Invite a partner before you go.'}`,
  officer: (scope, who) =>
    `${only(who, `officer of ${scope}`)} ${once(who)}, nobody can answer practices that ask to join or write local notes until the committee invites an officer.`,
  editor: (scope, who) =>
    `No other editor of ${scope} has set up a second step. ${once(who)}, nobody can publish, approve or invite until one does, or until the operator makes another editor.`,
  committee: (scope, who) =>
    `Nobody else of ${scope} has set up a second step. ${once(who)}, nobody can act for it until somebody does, or until the operator makes another editor.`,
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
