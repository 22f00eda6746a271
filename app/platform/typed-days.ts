import { z } from 'zod'
import { weekdayAndDay } from './dates-in-words.ts'
import type { FormValues } from './form.ts'
import { type Day, isDay } from './time.ts'

/** Two accepted ways of writing a day, for hints and messages. */
const DAY_EXAMPLES = '1 8 2024 or 1 August 2024'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const FULL_MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** The number of a month, in full or shortened to three letters or more ("Sept"); undefined for anything else. */
function monthOf(word: string): number | undefined {
  const small = word.toLowerCase().replace(/\.$/, '')
  const index = MONTHS.indexOf(small.slice(0, 3))
  return index >= 0 && FULL_MONTHS[index]!.startsWith(small) ? index + 1 : undefined
}

/** `inDigits`: day and month were both numbers, so a reader from elsewhere may have meant them the other way round. */
export type TypedDay = { day: Day; inDigits: boolean }

/**
 * Reads a calendar day as written in Britain, with the day before the month: 1/8/2024, 1.8.2024, 1 8 2024, 1 Aug 2024, Thursday
 * 1st August 2024, or 2024-08-01; a year may have two digits (of this century). Undefined for an impossible day: 31/11/2026, no
 * year, no such month.
 */
export function readDay(text: string): TypedDay | undefined {
  const plain = text.normalize('NFKC').trim().replace(/\s+/g, ' ')
  if (/^\d{4}-\d{1,2}-\d{1,2}$/.test(plain)) {
    const [year, month, day] = plain.split('-') as [string, string, string]
    return real(year, Number(month), day, false)
  }
  const inDigits = plain.match(/^(\d{1,2})([ /.-]| ?[/.-] ?)(\d{1,2})\2(\d{4}|\d{2})$/)
  if (inDigits) return real(inDigits[4]!, Number(inDigits[3]), inDigits[1]!, true)
  const inWords = plain.match(
    /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? )?(\d{1,2})(?:st|nd|rd|th)?[ -]?(?:of )?([a-z]{3,9}\.?),?[ -]?(\d{4}|\d{2})$/i,
  )
  const month = inWords && monthOf(inWords[2]!)
  return inWords && month ? real(inWords[3]!, month, inWords[1]!, false) : undefined
}

function real(year: string, month: number, day: string, inDigits: boolean): TypedDay | undefined {
  const written = `${year.length === 2 ? `20${year}` : year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(written) ? { day: written, inDigits } : undefined
}

/** The NHS began on this day: an earlier year is a slip of the pen, such as 0026. */
const FIRST_DAY: Day = '1948-07-05'
const LAST_DAY: Day = '2099-12-31'
const WRONG_CENTURY =
  'Check the year: it lies before the NHS began, in 1948, or after 2099. Write the year in full, such as 2026.'

/** Says which day is wanted, where a form has several: "Enter the day it was noticed, such as 1 8 2024 or 1 August 2024." */
export const wantedDay = (what = 'a real day', end = '') => `Enter ${what}, such as ${DAY_EXAMPLES}${end}.`

const MOVES = /^(?:today|yesterday|tomorrow|now|tonight|this (?:morning|afternoon|evening))$/i

/**
 * What is said of a text that is read as no day. A word that means another day tomorrow is never taken: a form is checked, confirmed, sent
 * again and read by others on later days, so every field asks for the day itself.
 */
export function noDay(text: string, message = wantedDay()): string {
  const plain = text.normalize('NFKC').trim()
  return MOVES.test(plain) ? `${message} “${plain}” is not taken: it means another day to whoever reads it later.` : message
}

/** A field for a day, as typed; gives the ISO day. `message` may name the purpose of the day and gives an accepted example. */
export const typedDay = (message = wantedDay()) =>
  z.string().transform((text, context): Day => {
    const read = readDay(text)
    const isSlip = read !== undefined && (read.day < FIRST_DAY || read.day > LAST_DAY)
    if (read && !isSlip) return read.day
    context.addIssue({ code: 'custom', message: isSlip ? WRONG_CENTURY : noDay(text, message) })
    return z.NEVER
  })

const LIKE_A_DAY =
  /(?<!\d)(?:\d{1,2}([/.-])\d{1,2}\1\d{4}|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{4})(?!\d)/gi

/** The first run in a text that is written as a full day and is none: "31/11/2026". A month, a year or "undated" is no full day. */
export const wrongDayIn = (text: string): string | undefined =>
  text
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .match(LIKE_A_DAY)
    ?.find((run) => readDay(run) === undefined)

/** What is said of a source's date that is written as a full day and is none. Sources stored before this was asked are still read. */
export const noRealDay = (day = '') => `There is no day ${day}. Write the date as the source gives it, such as 1 Aug 2024.`

/** A field for a day that may be left empty: '' then, otherwise as `day` reads it, refused in its words. A union would hide them. */
export const optionalDay = (day: z.ZodType<Day, string> = typedDay()) =>
  z
    .string()
    .default('')
    .transform((text, context): Day | '' => {
      if (text.trim() === '') return ''
      const read = day.safeParse(text)
      if (read.success) return read.data
      for (const { message } of read.error.issues) context.addIssue({ code: 'custom', message })
      return z.NEVER
    })

/**
 * The confirmation of days typed in digits: the fields with those days written out in words, and the days. Undefined when there
 * are none: a day in words, or in the order year, month, day, can be read in one way only.
 */
export function daysToConfirm(values: FormValues, fields: readonly string[]): { values: FormValues; days: string[] } | undefined {
  const inWords: FormValues = {}
  for (const field of fields) {
    const read = readDay(values[field] ?? '')
    if (read?.inDigits) inWords[field] = weekdayAndDay(read.day)
  }
  const days = Object.values(inWords)
  return days.length > 0 ? { values: { ...values, ...inWords }, days } : undefined
}

/** The same fields with every day that is read written out in words, as it is shown before it is saved. */
export function daysInWords(values: FormValues, fields: readonly string[]): FormValues {
  const inWords = fields.flatMap((field) => {
    const read = readDay(values[field] ?? '')
    return read ? [[field, weekdayAndDay(read.day)] as const] : []
  })
  return { ...values, ...Object.fromEntries(inWords) }
}
