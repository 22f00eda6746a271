/** Words too small to look for. */
const SMALL = new Set(
  'a an and are as at be by can do does for from has have how i if in is it its may my no not of on or our so that the their they this to us was we what when where which who why will with you your'.split(
    ' ',
  ),
)

/** The words of a text as they are written, without signs and accents, in small letters. */
export const wordsIn = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[’']s\b/g, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? []

/** True for a word that is looked for: small words and single letters are not. */
export const counts = (word: string): boolean => word.length > 1 && !SMALL.has(word)

/** A word without the ending of its plural. */
export function stemOf(word: string): string {
  if (word.length < 4) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:x|ch|sh|ss)es$/.test(word)) return word.slice(0, -2)
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word
}

/** Slips of the finger that are forgiven, by the length of a word. */
const slipsIn = (word: string) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2)

/**
 * Whether two words differ by no more slips than are forgiven in the typed one: a letter wrong, missing, too many, or two letters
 * exchanged.
 */
export function isNear(typed: string, word: string): boolean {
  const most = slipsIn(typed)
  if (most === 0 || Math.abs(typed.length - word.length) > most) return false
  let before: number[] = []
  let last = Array.from({ length: word.length + 1 }, (_, i) => i)
  for (let i = 1; i <= typed.length; i++) {
    const row = [i]
    for (let j = 1; j <= word.length; j++) {
      const same = typed[i - 1] === word[j - 1]
      let cost = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + (same ? 0 : 1))
      const exchanged = i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]
      if (exchanged) cost = Math.min(cost, before[j - 2]! + 1)
      row.push(cost)
    }
    if (Math.min(...row) > most) return false
    before = last
    last = row
  }
  return last[word.length]! <= most
}
