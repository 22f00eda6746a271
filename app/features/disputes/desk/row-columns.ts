import { readWhen, whenWords } from '#app/features/disputes/file/when-rules.ts'
import { ROUGH_EXAMPLES, readRoughDay, roughDayWords } from '#app/platform/rough-days.ts'
import { wholeNumber } from '#app/platform/typed-numbers.ts'

/** One field of a row: how it is read and written. `read` gives undefined for what it cannot read; `asks` says what it wants. */
export type Column = {
  key: string
  label: string
  read: (text: string) => unknown
  write: (value: never) => string
  asks: string
  long?: true
  narrow?: true
  options?: string[]
}

export const plain = (key: string, label: string, long?: 'long'): Column => ({
  ...{ key, label, read: (text: string) => text, write: (value: string) => value ?? '', asks: 'Fill this in.' },
  ...(long && { long: true }),
})
export const when = (label: string): Column => ({
  ...{ key: 'when', label, read: readWhen, write: whenWords, narrow: true },
  asks: `Enter a date as exact as it is known: ${ROUGH_EXAMPLES}.`,
})
export const due: Column = {
  ...{ key: 'due', label: 'Due', read: readRoughDay, write: roughDayWords, narrow: true },
  asks: 'Enter a date, such as 31 December 2017.',
}
/** One of a table of words, by its key or its words. */
export function oneOf(key: string, label: string, words: Readonly<Record<string, string>>): Column {
  const find = (text: string) =>
    Object.keys(words).find((one) => [one, words[one]!.toLowerCase()].includes(text.trim().toLowerCase()))
  return {
    ...{ key, label, read: find, write: (value: string) => words[value]!.toLowerCase(), narrow: true },
    asks: `Choose one of: ${Object.values(words).join(', ').toLowerCase()}.`,
    options: Object.values(words),
  }
}
export const percent: Column = {
  ...{ key: 'percent', label: 'Share in per cent', narrow: true },
  read: (text) => {
    if (/^(not known|–|-)$/.test(text)) return null
    const share = /^(\d{1,3}(?:\.\d{1,2})?) ?%?$/.exec(text)?.[1]
    return share === undefined ? undefined : Number(share)
  },
  write: (value: number | null) => (value === null ? 'not known' : `${value}%`),
  asks: 'Enter a share such as 39%, or: not known.',
}
/** n of N in one field: `658 of 748`, `of 748`, `not known`. */
export const number: Column = {
  ...{ key: 'number', label: 'n of N', narrow: true },
  read: (text) => {
    if (/^(not known|–|-)$/.test(text)) return { n: null, of: null }
    const [, n, of] = /^([\d, ]*?) ?of ([\d, ]+)$/.exec(text) ?? []
    const [number, whole] = [wholeNumber(of === undefined ? text : (n ?? '')), wholeNumber(of ?? '')]
    if (of === undefined) return number === undefined ? undefined : { n: number, of: null }
    return whole === undefined || (n && number === undefined) ? undefined : { n: number ?? null, of: whole }
  },
  write: ({ n, of }: { n: number | null; of: number | null }) =>
    of === null ? 'not known' : `${n === null ? '' : `${n} `}of ${of}`,
  asks: 'Enter a number such as 109 of 281, or: of 281, or: not known.',
}
