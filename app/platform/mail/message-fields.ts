import { charactersOf } from '#app/platform/free-text.ts'

/**
 * Every mail that Concert sends, by the name of its text in `content/messages`, with the fields of the text. `link` is the full
 * address of one page; all others are words of one line. The sender fills in `{{site}}`, the site's name.
 */
export const MESSAGE_FIELDS = {
  /** inviter: "Borsetshire LMC"; role: "practice manager of Elm Surgery"; until: the last day, "6 December 2026". */
  invitation: ['inviter', 'role', 'until', 'link'],
  /** until: a moment in words. */
  'password-reset': ['until', 'link'],
  /** To an unknown address: as long as the other, without a link. */
  'password-reset-unknown': [],
  'password-changed': ['when'],
  /** what: "A passkey was added". */
  'factor-changed': ['what', 'when'],
  /** To the new address. */
  'email-change': ['until', 'link'],
  /** To the old address. */
  'email-changed': ['when'],
  /** To each officer of the LMC. It names nobody: the page shows who asks. link: where requests are answered. */
  'join-request': ['lmc', 'practice', 'link'],
  /** The same to those people of the practice who may answer. role: "practice manager". */
  'join-request-colleague': ['practice', 'role', 'link'],
  /** role: "practice manager"; link: the invitation; until: its last day. */
  'join-accepted': ['practice', 'role', 'until', 'link'],
  'join-refused': ['place'],
  /** To everyone in the practice. role: "practice manager"; when: a moment in words. It names nobody. */
  'colleague-let-in': ['practice', 'role', 'when'],
  /** The same, and to the person whose role it was, unless they ended it themselves. */
  'colleague-ended': ['practice', 'role', 'when'],
  /** device: "Edge on Windows". */
  'new-sign-in': ['device', 'when'],
  'account-deleted': ['when'],
  /** From the operator to the operator: a test. */
  'mail-test': [],
  /**
   * To everyone in a practice, in the same words. round: its title; deletedOn: the day. link: the page that leads to one's
   * practice.
   */
  'purge-announced': ['round', 'deletedOn', 'link'],
  /** To everyone in a practice, in the same words. edition: its title; committee: the publisher. */
  'menu-changed': ['edition', 'committee', 'link'],
  /** To everyone who is told, in the same words: what it is stands on the desk. link: the page of what is new. */
  'committee-news': ['committee', 'link'],
  /** To the other officers of an LMC. choice: "shown by name"; link: the page of the choice. */
  'lmc-publicity': ['lmc', 'choice', 'when', 'link'],
  /** The same. choice: "signed"; what: the letter's title; link: the LMC's letters. */
  'open-letter': ['lmc', 'choice', 'what', 'when', 'link'],
  /** To the one person of a practice who makes its return. It names no practice. */
  'return-waiting': ['link'],
  /** To the people of a practice, from their LMC. word: the officer's own. link: the practice's return. */
  'lmc-reminder': ['lmc', 'practice', 'word', 'link'],
  /** To everyone in a practice that has not answered a survey, or to each person who has not. until: its last day. */
  'survey-waiting': ['practice', 'until', 'link'],
  /** To everyone in a practice, whatever was recorded. until: the last day to take it back. */
  'told-recorded': ['lmc', 'practice', 'until', 'link'],
  /** To everyone in a practice that the register moved to another LMC. link: the page that says what changed. */
  'practice-moved': ['practice', 'link'],
  /** To everyone of the committee, in the same words. weekEnd: "24 November 2024". */
  'figures-out': ['weekEnd', 'link'],
  /** To each officer of an LMC on a Friday. things: "Four things wait": what they are stands at the desk. */
  'lmc-digest': ['things', 'link'],
  /** To a person who asked for it, whatever the day is about. link: the calendar of their practice. */
  'calendar-reminder': ['practice', 'link'],
} as const

export type MessageSlug = keyof typeof MESSAGE_FIELDS
export type MessageValues<M extends MessageSlug> = Record<(typeof MESSAGE_FIELDS)[M][number], string>

const LONGEST_WORDS = 200
const LONGEST_LINK = 2000
// Control characters, line and paragraph ends, and marks that change the direction of writing.
const NOT_IN_A_LINE = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

/**
 * Why words cannot be a value in a mail, in words for the person who typed them; null when they can. For forms that ask for a
 * name: line breaks would reach into the header, and a web address would make our mail carry a foreign link.
 */
export function mailWordsRefusal(words: string): string | null {
  if (words.trim() === '') return 'Enter a name.'
  if (charactersOf(words) > LONGEST_WORDS) return `Use at most ${LONGEST_WORDS} characters.`
  if (NOT_IN_A_LINE.test(words)) return 'Use one line of ordinary characters.'
  if (/:\/\/|www\.|mailto:/i.test(words)) return 'Leave out addresses of the web.'
  return null
}

/** True for the full http or https address of a page, without anything that could break a header. */
export function isMailLink(text: string): boolean {
  return text.length <= LONGEST_LINK && /^https?:\/\/[\x21-\x7e]+$/.test(text) && !/["<>\\]/.test(text) && URL.canParse(text)
}
