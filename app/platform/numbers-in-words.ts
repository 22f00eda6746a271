const WORDS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** A count as people write it: in words to twelve, in figures from there. */
export const numberInWords = (count: number): string => WORDS[count] ?? String(count)
