import { withCapital } from '#app/platform/with-capital.ts'

/** Words that stay small inside a name. */
const SMALL = new Set(['and', 'at', 'by', 'de', 'for', 'in', 'la', 'le', 'of', 'on', 'or', 'the', 'to', 'under', 'upon', 'with'])
/** Words with a spelling that follows no rule. */
const AS_WRITTEN = new Map(
  'Dr Drs Mr Mrs Ms St Mt Sq Rd Ltd Ctr Hse Flr Blvd My GPs APMS CIC ICB NEL UEA RAF ADHD COPD III'
    .split(' ')
    .map((word) => [word.toUpperCase(), word]),
)

/**
 * A name or address line in normal case, from the capitals of NHS files: ‘STOCKTON-ON-TEES’ becomes ‘Stockton-on-Tees’, ‘DR OZ
 * O'NEILL & PARTNERS’ becomes ‘Dr OZ O'Neill & Partners’. Words of one or two letters and words without a vowel count as initials
 * and stay. A text with small letters is left unchanged.
 */
export function inReadableCase(text: string): string {
  const tidy = text.replace(/\s+/g, ' ').trim()
  if (/[a-z]/.test(tidy)) return tidy
  let first = true
  return tidy.replace(/[\p{L}\d'’]+/gu, (word) => {
    const start = first
    first = false
    return readableWord(word, start)
  })
}

function readableWord(word: string, first: boolean): string {
  const small = word.toLowerCase()
  if (SMALL.has(small)) return first ? withCapital(small) : small
  const known = AS_WRITTEN.get(word)
  if (known) return known
  if (/\d/.test(word)) return /^\d+(ST|ND|RD|TH)$/.test(word) ? small : word
  const [head, ...tail] = word.split(/(?=['’])/)
  const rest = tail.join('')
  if (rest && head!.length === 1) return head + rest[0]! + withCapital(rest.slice(1).toLowerCase())
  if (head!.length <= 2 || !/[AEIOUY]/.test(head!)) return head + rest.toLowerCase()
  if (/^MC[A-Z]{3,}$/.test(head!)) return `Mc${withCapital(head!.slice(2).toLowerCase())}${rest.toLowerCase()}`
  return withCapital(head!.toLowerCase()) + rest.toLowerCase()
}
