import { longDay } from './dates-in-words.ts'
import { addDays, type Day, isDay } from './time.ts'
import { readDay } from './typed-days.ts'

/**
 * A date as exact as its source gives it, in the extended format of ISO 8601-2 (EDTF): `2017-11-07`, `2017-11` or `2017`; with `~`
 * behind it where the source says "about". Rough dates are ordered by `firstDayOf`.
 */
export type RoughDay = string

const WRITTEN = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(~)?$/
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
export const ROUGH_EXAMPLES = '7 November 2017, November 2017, 2017 or about November 2017'

/** Everything before 1948 or after 2099 is a slip of the pen. */
const isYear = (year: string) => year >= '1948' && year <= '2099'

export function isRoughDay(text: string): boolean {
  const [, year, month, day] = WRITTEN.exec(text) ?? []
  return year !== undefined && isYear(year) && isDay(`${year}-${month ?? '01'}-${day ?? '01'}`)
}

/** The first day that a rough date may mean. */
export function firstDayOf(rough: RoughDay): Day {
  const [, year, month = '01', day = '01'] = WRITTEN.exec(rough)!
  return `${year}-${month}-${day}`
}

/** The last day that a rough date may mean; `about` does not move it. */
export function lastDayOf(rough: RoughDay): Day {
  const [, year, month, day] = WRITTEN.exec(rough)!
  if (day) return `${year}-${month}-${day}`
  const next = month === undefined || month === '12' ? [Number(year) + 1, 1] : [Number(year), Number(month) + 1]
  return addDays(`${next[0]}-${String(next[1]).padStart(2, '0')}-01`, -1)
}

/** "7 November 2017", "November 2017", "about November 2017", "2017". */
export function roughDayWords(rough: RoughDay): string {
  const [, year, month, day, about] = WRITTEN.exec(rough)!
  const words = day ? longDay(`${year}-${month}-${day}`) : month ? `${MONTHS[Number(month) - 1]} ${year}` : year!
  return about ? `about ${words}` : words
}

/** Reads a rough date as people write it, or in its written form; undefined where it names no real one. */
export function readRoughDay(text: string): RoughDay | undefined {
  const plain = text.normalize('NFKC').trim().replace(/\s+/g, ' ')
  if (isRoughDay(plain)) return plain
  const [, about, rest = ''] = /^(about |around |circa |c\. ?)?(.*)$/i.exec(plain)!
  const end = about ? '~' : ''
  const month = /^([a-z]{3,9})\.? (\d{4})$/i.exec(rest)
  const index = month ? MONTHS.findIndex((name) => name.toLowerCase().startsWith(month[1]!.toLowerCase())) : -1
  const day = readDay(rest)?.day
  const read = day ?? (index >= 0 ? `${month![2]}-${String(index + 1).padStart(2, '0')}` : rest)
  return isRoughDay(`${read}${end}`) ? `${read}${end}` : undefined
}
