const WORDS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** A count in figures, thousands separated: "1,865". */
export const inFigures = (count: number): string => count.toLocaleString('en-GB')

/**
 * A share as a table has it, in whole percent whatever its source gives, so that one table has one form: "63%". What is neither none nor
 * all is never written as 0% or 100%.
 */
export function wholeShare(percent: number): string {
  const whole = Math.round(percent)
  if (whole === 0 && percent > 0) return '<1%'
  if (whole === 100 && percent < 100) return '>99%'
  return `${whole}%`
}

/** A count as people write it: in words to twelve, in figures from there. */
export const numberInWords = (count: number): string => WORDS[count] ?? String(count)
