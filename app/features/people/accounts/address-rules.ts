import { charactersOf } from '#app/platform/free-text.ts'
import { checkMailAddress } from '#app/platform/mail/mail-address.ts'
import { mailWordsRefusal } from '#app/platform/mail/message-fields.ts'

const LONGEST_NAME = 100

/** Why an e-mail address is refused, in words for the person who typed it; null when it is accepted (see checkMailAddress). */
export function addressRefusal(text: string): string | null {
  const checked = checkMailAddress(text)
  return checked.ok ? null : checked.message
}

/**
 * Why a person's name is refused; null when it is accepted. Control and direction marks, brackets and web addresses are refused,
 * because names are shown to others.
 */
export function nameRefusal(text: string): string | null {
  const name = text.trim()
  if (name === '') return 'Enter your name'
  if (charactersOf(name) > LONGEST_NAME) return `The name is longer than ${LONGEST_NAME} characters`
  if (/[\p{Cf}\p{Co}<>]/u.test(name) || mailWordsRefusal(name)) return 'The name holds signs that a name does not have'
  if (!/\p{L}/u.test(name)) return 'Enter your name in letters'
  return null
}
