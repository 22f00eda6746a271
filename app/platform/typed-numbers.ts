import { z } from 'zod'

/**
 * A whole number as people and tables write it: 3890, 3,890, 3 890 or 3890.0. Undefined for everything else: a fraction, a sign, an
 * exponent, thousands not in threes (1,20 is no 120).
 */
export function wholeNumber(text: string): number | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/\ufeff/g, '')
    .trim()
  if (!/^(\d{1,12}|\d{1,3}([, ])\d{3}(\2\d{3})*)(\.0+)?$/.test(plain)) return undefined
  return Number(plain.replace(/\.0+$/, '').replace(/[, ]/g, ''))
}

const NOT_WHOLE = 'Enter a whole number, in digits, such as 1200 or 1,200.'

/** A field for a whole number, as text: its digits alone, and empty where nothing was typed. */
export const typedWhole = (refused = NOT_WHOLE) =>
  z.string().transform((text, context) => {
    if (text.trim() === '') return ''
    const number = wholeNumber(text)
    if (number !== undefined) return String(number)
    context.addIssue({ code: 'custom', message: refused })
    return z.NEVER
  })
