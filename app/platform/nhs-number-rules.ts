/**
 * Whether a text holds an NHS number: ten digits whose last is the modulus 11 check digit of the nine before it (NHS Data
 * Dictionary, "NHS Number"), written together or with spaces, hyphens or dots. Neighbouring groups of digits are tried together,
 * so a day or a count in front does not hide a number; a group is never cut, so a telephone number of eleven digits is none.
 */
export function holdsNhsNumber(text: string): boolean {
  const plain = text.normalize('NFKC').replace(/\p{Cf}/gu, '')
  for (const [run] of plain.matchAll(/\d+(?:[\s.\p{Pd}\u2212]{1,3}\d+)*/gu)) {
    const groups = run.split(/\D+/)
    for (let from = 0; from < groups.length; from++) {
      let digits = ''
      for (let to = from; to < groups.length && digits.length < 10; to++) digits += groups[to]
      if (digits.length === 10 && isNhsNumber(digits)) return true
    }
  }
  return false
}

function isNhsNumber(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < 9; index++) sum += Number(digits[index]) * (10 - index)
  return (11 - (sum % 11)) % 11 === Number(digits[9])
}
