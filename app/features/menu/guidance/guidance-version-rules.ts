/** How much of a hash names a version of an action's words: in its address, and in a practice's evidence pack. */
const NAMED_BY = 12

export const shortHash = (hash: string): string => hash.slice(0, NAMED_BY)
