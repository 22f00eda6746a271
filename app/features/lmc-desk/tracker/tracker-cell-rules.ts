import type { Answer } from '#app/features/adoption/statements/adoption-form.ts'
import { addDays, type Day } from '#app/platform/time.ts'
import { readDay } from '#app/platform/typed-days.ts'

/**
 * A cell taken apart: its word in small letters ('' = a day alone), the day in it, and what looks like a day but is none ("Aug 24").
 */
export type TrackerCell = { word: string; day: Day | null; unread: string | null }

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'
const DAYS = [
  /\b\d{4}-\d{1,2}-\d{1,2}(?:T[\d:.]+Z?)?\b/i,
  new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)?[ -]?(?:of )?${MONTH},?[ -]?(?:\\d{4}|\\d{2})\\b`, 'i'),
  /\b\d{1,2} ?[./-] ?\d{1,2} ?[./-] ?(?:\d{4}|\d{2})\b/,
  /\b\d{1,2} \d{1,2} \d{4}\b/,
]
const LIKE_DAYS = [new RegExp(`\\b(?:\\d{1,2} )?${MONTH}[ -]?['’]?\\d{0,4}\\b`, 'i'), /\b\d{1,2}\/\d{1,4}\b/, /\b20\d\d\b/]
/** A spreadsheet counts days from here, and hands a day without a format as a number. */
const SERIAL_START: Day = '1899-12-30'
const SMALL_WORDS = /\b(?:since|from|as of|as at|on|starting|started|start|begun|began|w\/c|wef|eff)\b/g
const LONGEST_WORD = 60

/** Reads cells and remembers them: an office writes the same few things in thousands of cells. */
export function cellReader(): (cell: string) => TrackerCell | undefined {
  const read = new Map<string, TrackerCell | undefined>()
  return (cell) => {
    if (!read.has(cell)) read.set(cell, readCell(cell))
    return read.get(cell)
  }
}

/** Undefined for an empty cell. */
export function readCell(cell: string): TrackerCell | undefined {
  const text = cell.normalize('NFKC').replace(/\s+/g, ' ').trim()
  if (text === '') return undefined
  if (/^[34]\d{4}(\.\d+)?$/.test(text)) return { word: '', day: addDays(SERIAL_START, Math.trunc(Number(text))), unread: null }
  for (const pattern of DAYS) {
    const found = text.match(pattern)?.[0]
    if (!found) continue
    const day = readDay(found.replace(/T.*$/, ''))?.day
    const rest = text.replace(found, ' ')
    return day ? { word: wordOf(rest, true), day, unread: null } : { word: wordOf(rest, true), day: null, unread: found }
  }
  for (const pattern of LIKE_DAYS) {
    const found = text.match(pattern)?.[0]
    if (found && /\d/.test(found)) return { word: wordOf(text.replace(found, ' '), true), day: null, unread: found }
  }
  return { word: wordOf(text, false), day: null, unread: null }
}

function wordOf(text: string, dated: boolean): string {
  const small = text.toLowerCase()
  const without = dated ? small.replace(SMALL_WORDS, ' ') : small
  const plain = without.replace(/[^\p{L}\p{N}/✓✔✗✘?'’ -]+/gu, ' ').replace(/\s+/g, ' ')
  return plain.replace(dated ? /^[ -]+|[ -]+$/g : /^ +| +$/g, '').slice(0, LONGEST_WORD)
}

/** What a word of the list means: an answer, or `nothing`: the list says nothing there; '' = not known. */
export type WordUse = Answer | 'nothing' | ''

const MEANT: Record<Exclude<WordUse, ''>, string> = {
  full: 'y|yes|yes full|yes fully|full|fully|in full|taking|taking in full|taken|doing|doing it|done|active|adopted|on|started|live|true|1|x|✓|✔|tick|agreed|participating',
  partial: 'part|partial|partially|partly|in part|yes part|yes partly|yes partial|taking in part|some|some gps|half',
  planned: 'plan|plans|planned|planning|plan to|planning to|intend|intends|intending|soon|will|will start|to start|due|going to',
  considering: 'considering|maybe|perhaps|thinking|thinking about it|discussing|under discussion|interested',
  stopped: 'stopped|stop|ended|ceased|withdrew|withdrawn|gave up',
  'not-planning':
    "n|no|not|none|not taking|not planning|not planning to|not doing|declined|refused|will not|won’t|wont|won't|false|0|✗|✘",
  'not-applicable': 'n/a|na|not applicable|does not apply|not relevant',
  nothing:
    '-|?|tbc|tba|unknown|not known|not decided|undecided|not shared|no reply|no answer|no response|silent|awaiting|chase|chased',
}
const BY_WORD = new Map(
  Object.entries(MEANT).flatMap(([use, words]) => words.split('|').map((word) => [word, use as WordUse] as const)),
)

/** A guess at what a word means. A day alone is the day since which an action is taken. */
export const guessWord = (word: string): WordUse => (word === '' ? 'full' : (BY_WORD.get(word) ?? ''))
