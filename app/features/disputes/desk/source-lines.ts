import type { NumberedSources } from '#app/features/disputes/file/desk-records.ts'

const ADDRESS = /^(not known|made up|https:\/\/[^\s/]+\.[^\s]+)$/

/** Sources of a dispute, one a line: title | address | date. Numbered in their order; the address may be not known. */
export function readSources(text: string): { sources: NumberedSources; wrong: string[] } {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const wrong: string[] = lines.length === 0 ? ['Name at least one source: title | address | date.'] : []
  const sources = lines.flatMap((line, index) => {
    const parts = line.split('|').map((part) => part.trim())
    const [title, url = '', date] = [parts.slice(0, -2).join(' | '), parts.at(-2), parts.at(-1)]
    const say = (what: string) => void wrong.push(`Line ${index + 1}: ${what}`)
    if (parts.length < 3 || !title || !date) say('write title | address | date.')
    else if (url === '') say('the address is missing. Where it is not known, write: not known.')
    else if (!ADDRESS.test(url)) say('the address begins with https://, or is: not known.')
    else return [{ title, url, date }]
    return []
  })
  return { sources: Object.fromEntries(sources.map((source, index) => [String(index + 1), source])), wrong }
}

export const sourceLines = (sources: NumberedSources) =>
  Object.values(sources)
    .map(({ title, url, date }) => `${title} | ${url} | ${date}`)
    .join('\n')
