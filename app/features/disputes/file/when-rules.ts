import { firstDayOf, isRoughDay, lastDayOf, readRoughDay, roughDayWords } from '#app/platform/rough-days.ts'
import type { Day } from '#app/platform/time.ts'

/** When something was, as exact as its source gives it: a rough date, `by 2017-06-30`, or a span `2015-09/2016-03`. */
export type When = string

const partsOf = (when: When) => when.replace(/^by /, '').split('/')

export function isWhen(text: string): boolean {
  const parts = partsOf(text)
  if (!parts.every(isRoughDay)) return false
  if (text.startsWith('by ')) return parts.length === 1
  return parts.length === 1 || (parts.length === 2 && firstDayOf(parts[0]!) < firstDayOf(parts[1]!))
}

/** The first day that it can mean: rows are in this order. */
export const beginsOn = (when: When): Day => firstDayOf(partsOf(when)[0]!)
/** The day from which a file knows it: of a span, the first day on which it can be over. */
export const knownFrom = (when: When): Day => firstDayOf(partsOf(when).at(-1)!)
/** The last day that it can mean. */
export const endsOn = (when: When): Day => lastDayOf(partsOf(when).at(-1)!)

/** "7 November 2017", "about November 2017", "by 30 June 2017", "September 2015 to March 2016". */
export function whenWords(when: When): string {
  const words = partsOf(when).map(roughDayWords).join(' to ')
  return when.startsWith('by ') ? `by ${words}` : words
}

/** True where the day itself is known. */
export const isExact = (when: When) => /^\d{4}-\d{2}-\d{2}$/.test(when)

/** Reads a time as `whenWords` writes it, or as content does; undefined where it is none. */
export function readWhen(text: string): When | undefined {
  const plain = text.trim().replace(/\s+/g, ' ')
  if (isWhen(plain)) return plain
  const by = /^by /i.test(plain)
  const parts = plain.replace(/^by /i, '').split(/ to /i).map(readRoughDay)
  const read = `${by ? 'by ' : ''}${parts.join('/')}`
  return parts.every((part) => part !== undefined) && isWhen(read) ? read : undefined
}
