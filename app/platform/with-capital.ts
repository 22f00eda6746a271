/** Words as a sentence, a heading or a line begins with them: "practice partner" is "Practice partner". */
export const withCapital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
