/** Groups that one LMC can have. */
export const MOST_GROUPS = 60
/** A practice that left the LMC, or closed, is shown as left for so many days. */
export const LEFT_SHOWN_DAYS = 28
/** Maximum length of a name, in characters. */
export const NAME_LIMIT = 60

/** A group as its officers pick it. `codes`: its practices that are open and of the LMC now. */
export type PracticeGroup = { id: string; name: string; version: number; codes: string[] }

/** The names of the groups that a practice is in. */
export const groupsWith = (groups: readonly PracticeGroup[], code: string): string[] =>
  groups.flatMap(({ name, codes }) => (codes.includes(code) ? [name] : []))

/** Names are compared without capitals and spaces. */
export const foldedName = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

/**
 * What looks like a practice code in text that was pasted, in capitals, each once: the column of a spreadsheet, a line of an e-mail, codes
 * with the names beside them.
 */
export function codesInText(text: string): string[] {
  const words = text.toUpperCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return [...new Set(words.filter((word) => /^[A-Z](?=.*\d)[0-9A-Z]{2,7}$/.test(word)))]
}

/** "Y99999 and 3 more": codes in a sentence. */
export function codesInWords(codes: readonly string[]): string {
  const more = codes.length - 3
  if (more > 0) return `${codes.slice(0, 3).join(', ')} and ${more} more`
  return codes.length > 1 ? `${codes.slice(0, -1).join(', ')} and ${codes.at(-1)}` : codes.join('')
}

export const GROUP_REFUSALS = {
  'name-taken': 'Your LMC has a group with this name already. Give this one another name.',
  'too-many': `Your LMC has ${MOST_GROUPS} groups. Remove one that nobody needs any more.`,
  'changed-meanwhile':
    'A colleague changed this group since you opened the page. What you ticked is kept; the practices in it now are named below. Save again if you still mean it.',
  'removed-meanwhile': 'A colleague removed this group since you opened the page. Nothing was saved.',
} as const
export type GroupRefusal = keyof typeof GROUP_REFUSALS
