/** The kinds of record in the words of the desk. */
export const KIND_WORDS: Record<string, { plural: string; one: string; lead: string }> = {
  ballot: {
    plural: 'Ballots',
    one: 'ballot',
    lead: 'From the announcement, with or without days, to the result. Each step is a version of the same ballot.',
  },
}
