import { readWhen, whenWords } from '#app/features/disputes/file/when-rules.ts'
import { readRoughDay, roughDayWords } from '#app/platform/rough-days.ts'

/* Lists in a form: one row a line, its parts parted by |, its sources at the end in brackets. */

/** One part of a line: how it is read and written. `read` gives undefined for what it cannot read. */
export type Column = { key: string; read: (text: string) => unknown; write: (value: never) => string; is: string }

const plain = (key: string): Column => ({ key, read: (text) => text, write: (value: string) => value ?? '', is: 'words' })
const WHEN: Column = {
  key: 'when',
  read: readWhen,
  write: whenWords,
  is: 'a date as exact as it is known, such as 7 November 2017',
}
const DUE: Column = { key: 'due', read: readRoughDay, write: roughDayWords, is: 'a date, such as 31 December 2017' }
/** One of a table of words, by its key or its words. */
export function oneOf(key: string, words: Readonly<Record<string, string>>): Column {
  const find = (text: string) =>
    Object.keys(words).find((one) => [one, words[one]!.toLowerCase()].includes(text.trim().toLowerCase()))
  return {
    key,
    read: find,
    write: (value: string) => words[value]!.toLowerCase(),
    is: `one of: ${Object.values(words).join(', ').toLowerCase()}`,
  }
}
const percent: Column = {
  key: 'percent',
  read: (text) => {
    if (/^(not known|–|-)$/.test(text)) return null
    const share = /^(\d{1,3}(?:\.\d{1,2})?) ?%?$/.exec(text)?.[1]
    return share === undefined ? undefined : Number(share)
  },
  write: (value: number | null) => (value === null ? 'not known' : `${value}%`),
  is: 'a share such as 39%, or: not known',
}
const grouped = (text: string) => Number(text.replace(/[, ]/g, ''))
/** n of N in one part: `658 of 748`, `of 748`, `not known`. */
const number: Column = {
  key: 'number',
  read: (text) => {
    if (/^(not known|–|-)$/.test(text)) return { n: null, of: null }
    const [, n, of] = /^([\d, ]*?) ?of ([\d, ]+)$/.exec(text) ?? []
    if (of !== undefined) return { n: n ? grouped(n) : null, of: grouped(of) }
    return /^[\d, ]+$/.test(text) ? { n: grouped(text), of: null } : undefined
  },
  write: ({ n, of }: { n: number | null; of: number | null }) =>
    of === null ? 'not known' : `${n === null ? '' : `${n} `}of ${of}`,
  is: 'a number such as 109 of 281, or: of 281, or: not known',
}
export const COLUMNS = { WHEN, DUE, plain, percent, number }

export type LineRow = Record<string, unknown> & { sources: string[]; conflict?: string; derived?: true; words?: string }

/** Bars behind the last part of a line: nothing follows them. */
const BARS = /(\s*\|)+\s*$/
const SOURCES = /\s*\[([\d, ]+)\]\s*$/
const CONFLICT = /\s*Sources differ: (.+)$/
const DERIVED = /\s*The day is worked out here\.$/

/** Takes sources, what they disagree about and how the day is known off the end of a text. `known`: how many sources there are. */
export function cited(
  text: string,
  known: number,
): { text: string; sources: string[] | string; conflict?: string; derived?: true } {
  const typed = text.replace(BARS, '')
  const found = SOURCES.exec(typed)
  const named = found?.[1]?.split(/[, ]+/).filter(Boolean) ?? (known === 1 ? ['1'] : [])
  const unknown = named.find((one) => Number(one) < 1 || Number(one) > known)
  const sources =
    unknown !== undefined
      ? `[${unknown}] is none of the sources: there ${known === 1 ? 'is 1' : `are ${known}`}.`
      : named.length === 0 && known > 0
        ? 'name its source at the end, such as [1].'
        : named
  const bare = typed.replace(SOURCES, '').replace(BARS, '')
  const conflict = CONFLICT.exec(bare)?.[1]
  const told = bare.replace(CONFLICT, '')
  const derived = DERIVED.test(told)
  return {
    text: told.replace(DERIVED, '').replace(BARS, '').trim(),
    sources,
    ...(conflict && { conflict }),
    ...(derived && { derived }),
  }
}

/** The end of a line or text: what `cited` takes off. */
export const citation = ({ sources, conflict, derived }: { sources: readonly string[]; conflict?: string; derived?: true }) =>
  `${derived ? ' The day is worked out here.' : ''}${conflict ? ` Sources differ: ${conflict}` : ''} [${sources.join(', ')}]`

/** Rows as typed; what is wrong with a line is said with its number. The last column may be missing where it is `optional`. */
export function readLines(text: string, columns: Column[], { known, optional }: { known: number; optional?: boolean }) {
  const rows: LineRow[] = []
  const wrong: string[] = []
  const typed = text.split('\n').filter((line) => line.trim() !== '')
  for (const [index, line] of typed.entries()) {
    const { text: bare, sources, ...doubts } = cited(line, known)
    const parts = bare.split('|').map((part) => part.trim())
    const say = (what: string) => wrong.push(`Line ${index + 1}: ${what}`)
    const least = columns.length - (optional ? 1 : 0)
    if (parts.length < least) {
      say(`it has ${parts.length} of ${least} parts, parted by |.`)
      continue
    }
    const given = [...parts.slice(0, columns.length - 1), parts.slice(columns.length - 1).join(' | ')]
    const row: LineRow = { sources: [], ...doubts }
    for (const [nth, column] of columns.entries()) {
      const part = given[nth] ?? ''
      if (optional && nth === columns.length - 1 && part === '') continue
      const value = column.read(part)
      if (value === undefined) say(`“${part}” is not ${column.is}.`)
      else if (column.key === 'number') Object.assign(row, value)
      else row[column.key] = value
    }
    if (typeof sources === 'string') say(sources)
    else row.sources = sources
    rows.push(row)
  }
  return { rows, wrong }
}

/** Rows as the form shows them. */
export const lineText = (rows: readonly Record<string, unknown>[], columns: Column[]) =>
  rows
    .map((row) => {
      const parts = columns.map((column) => column.write((column.key === 'number' ? row : row[column.key]) as never))
      while (parts.length > 1 && parts.at(-1) === '') parts.pop()
      return `${parts.join(' | ')}${citation(row as LineRow)}`
    })
    .join('\n')
