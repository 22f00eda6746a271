import type { NumberedSources } from '#app/features/disputes/file/desk-records.ts'
import { noRealDay, wrongDayIn } from '#app/platform/typed-days.ts'
import { lineText, readLines, type WrongCell } from './lines-rules.ts'
import { SOURCES } from './lists.ts'

const ADDRESS = /^(not known|made up|https:\/\/[^\s/]+\.[^\s]+)$/
const MISSING = {
  title: 'Name the source.',
  url: 'The address is missing. Where it is not known, write: not known.',
  date: 'Say when it is from.',
} as const

/** Sources of a dispute, numbered in their order; the address may be not known. `none`: what is wrong with the list as a whole. */
export function readSources(text: string): { sources: NumberedSources; wrong: WrongCell[]; none: string | undefined } {
  const { rows } = readLines(text, SOURCES, 0)
  const wrong: WrongCell[] = []
  const sources = rows.flatMap(({ title, url, date }, index) => {
    const source = { title: String(title), url: String(url), date: String(date) }
    const missing = (['title', 'url', 'date'] as const).filter((cell) => source[cell] === '')
    const say = (cell: string, message: string) => void wrong.push({ row: index + 1, cell, message })
    for (const cell of missing) say(cell, MISSING[cell])
    if (source.url !== '' && !ADDRESS.test(source.url)) say('url', 'The address begins with https://, or is: not known.')
    const wrongDay = wrongDayIn(source.date)
    if (wrongDay) say('date', noRealDay(wrongDay))
    return [source]
  })
  const none = rows.length === 0 ? 'Name at least one source.' : undefined
  return { sources: Object.fromEntries(sources.map((source, index) => [String(index + 1), source])), wrong, none }
}

export const sourceLines = (sources: NumberedSources) => lineText(Object.values(sources), SOURCES)
