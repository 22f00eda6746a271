/** Longest e-mail address that is taken (RFC 5321: 254). */
const LONGEST_ADDRESS = 254
const LONGEST_NAME = 100

const ADDRESS =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i

/**
 * Why an e-mail address is not taken, in words for the person who typed it; null when it is one. Only plain letters: an "а" of another
 * alphabet looks the same on screen and is another address. Line breaks, commas and brackets would let a sender write mail headers.
 */
export function addressRefusal(text: string): string | null {
  const address = text.trim()
  if (address === '') return 'Enter an e-mail address'
  if (address.length > LONGEST_ADDRESS) return 'The e-mail address is too long'
  const foreign = [...address].find((letter) => !/[\x20-\x7e]/.test(letter))
  if (foreign && /\p{L}|\p{N}/u.test(foreign)) {
    return `The e-mail address holds “${foreign}”, which is not a plain letter or digit. Type the address by hand`
  }
  if (!ADDRESS.test(address) || address.indexOf('@') > 64) return 'Enter an e-mail address in the form name@example.org'
  return null
}

/** Why a person's name is not taken; null when it is one. Control and direction marks, brackets and web addresses are refused: names are shown to others. */
export function nameRefusal(text: string): string | null {
  const name = text.trim()
  if (name === '') return 'Enter your name'
  if (name.length > LONGEST_NAME) return `The name is longer than ${LONGEST_NAME} characters`
  if (/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}<>]|:\/\/|www\./iu.test(name)) return 'The name holds signs that a name does not have'
  if (!/\p{L}/u.test(name)) return 'Enter your name in letters'
  return null
}
