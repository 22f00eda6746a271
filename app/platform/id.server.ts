import { randomBytes } from 'node:crypto'

const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'

/** A random id of 80 bits that can be read aloud: 16 letters and digits without i, l, o and u. */
export function newId(): string {
  const bytes = randomBytes(16)
  let id = ''
  for (const byte of bytes) id += LETTERS[byte & 31]
  return id
}
