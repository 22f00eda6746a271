export type MailAddress = { ok: true; address: string } | { ok: false; message: string }

const LONGEST = 254
const LONGEST_NAME = 64
const INVISIBLE = '[\\s\\u00ad\\u180e\\u200b-\\u200f\\u2060\\ufeff]'
const AT_THE_ENDS = new RegExp(`^${INVISIBLE}+|${INVISIBLE}+$`, 'gu')
const NAME = /^[a-z0-9_+'&=~-]+(\.[a-z0-9_+'&=~-]+)*$/
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,59})$/

const codePoint = (letter: string) => `U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
const refused = (message: string): MailAddress => ({ ok: false, message })

/**
 * One plain e-mail address, in small letters: the stored form for people, invitations and the outbox. Space and invisible
 * characters at the ends, as in pasted lists, are dropped. Refused, each in words for the person who typed it: none or several
 * addresses, a name around it ("Ann <ann@…>"), line breaks, letters outside ASCII (look-alikes of Latin letters are dangerous:
 * they are refused, never converted), quoted names, relays (`%`, `!`), and domains without a dot.
 */
export function checkMailAddress(typed: string): MailAddress {
  const text = typed.slice(0, 4 * LONGEST).replace(AT_THE_ENDS, '')
  if (text === '') return refused('Enter an e-mail address.')
  if (/[\r\n]/.test(text)) return refused('An e-mail address has no line breaks. Enter one address.')
  if (/[<>"()[\]\\:]/.test(text)) return refused('Enter the address alone, such as name@example.org, without a name or brackets.')
  if (/[,;]/.test(text) || (/\s/.test(text) && text.split('@').length > 2)) return refused('Enter one address.')
  if (/\s/.test(text)) return refused('An e-mail address has no spaces.')
  const foreign = text.match(/[^\x21-\x7e]/u)?.[0]
  if (foreign) {
    const shown = /[\p{L}\p{N}\p{S}\p{P}]/u.test(foreign) ? `“${foreign}” (${codePoint(foreign)})` : codePoint(foreign)
    return refused(
      `The address holds the character ${shown}, which is not one of a to z, 0 to 9, . _ + -, though it may look like one. Type the address by hand.`,
    )
  }
  const address = text.toLowerCase()
  const [name = '', domain, ...more] = address.split('@')
  if (domain === undefined || more.length > 0) return refused('An e-mail address has one @, such as name@example.org.')
  if (address.length > LONGEST || name.length > LONGEST_NAME) return refused('This is longer than an e-mail address can be.')
  if (!NAME.test(name)) return refused('What stands before the @ is not the name of a mailbox. Check the address.')
  if (!DOMAIN.test(domain)) return refused('What stands after the @ is not a domain, such as example.org. Check the address.')
  return { ok: true, address }
}
