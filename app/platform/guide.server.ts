import { guideFields, type Source } from './content-fields.server.ts'
import { contentMessageWords, readContentFile } from './front-matter.server.ts'
import { renderMarkdown } from './markdown.server.ts'
import { paths } from './paths.server.ts'
import type { Day } from './time.ts'

/** A guide ready for a page: `html` needs no more escaping. */
export type Guide = { title: string; summary: string; html: string; sources: Source[]; owner: string; lastReviewed: Day }

const kept = new Map<string, Guide>()

/** A guide of `content/guides`, by its file's name, read once a process. A guide that does not read is a bug of the release: `npm run content -- check` names the line. */
export function guide(name: string): Guide {
  const known = kept.get(name)
  if (known) return known
  const read = readContentFile(`${paths.content}/guides/${name}.md`, `content/guides/${name}.md`, guideFields)
  if (!read.ok) throw new Error(contentMessageWords(read.messages).join('\n'))
  const { title, summary, sources, owner, lastReviewed } = read.file.data
  const words = { title, summary, sources, owner, lastReviewed, html: renderMarkdown(read.file.body) }
  kept.set(name, words)
  return words
}
