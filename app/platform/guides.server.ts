import { join } from 'node:path'
import { cacheOf } from './cache.ts'
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

const guides = cacheOf<string, Guide>({ most: 50 })

/**
 * A guide of `content/guides` by its slug, read once a process. Throws for one that is missing or breaks its contract; a house
 * test finds that first.
 */
export function guide(slug: string): Guide {
  return guides.of(slug, () => readGuide(slug))
}

function readGuide(slug: string): Guide {
  const file = readContentFile(join(paths.content, 'guides', `${slug}.md`), `content/guides/${slug}.md`, guideFields)
  if (!file.ok) throw new Error(file.messages.map(({ message }) => message).join('\n'))
  const { title, summary, sources, lastReviewed } = file.file.data
  return { title, summary, sources, lastReviewed, html: renderMarkdown(file.file.body) }
}
