import { join } from 'node:path'
import { guideFields } from './content-fields.server.ts'
import { readContentFile } from './front-matter.server.ts'
import { renderMarkdown } from './markdown.server.ts'
import { paths } from './paths.server.ts'

export type Guide = {
  title: string
  summary: string
  html: string
  sources: { title: string; url: string; date: string }[]
  lastReviewed: string
}

const read = new Map<string, Guide>()

/** A guide of `content/guides` by its slug, read once a process. Throws for one that is missing or breaks its contract: the house test sees that first. */
export function guide(slug: string): Guide {
  const known = read.get(slug)
  if (known) return known
  const file = readContentFile(join(paths.content, 'guides', `${slug}.md`), `content/guides/${slug}.md`, guideFields)
  if (!file.ok) throw new Error(file.messages.map(({ message }) => message).join('\n'))
  const { title, summary, sources, lastReviewed } = file.file.data
  const made = { title, summary, sources, lastReviewed, html: renderMarkdown(file.file.body) }
  read.set(slug, made)
  return made
}
