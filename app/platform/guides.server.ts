import { join } from 'node:path'
import { cacheOf } from './cache.ts'
import { guideFields } from './content-fields.server.ts'
import { readContentFile } from './front-matter.server.ts'
import { renderMarkdown } from './markdown.server.ts'
import { paths } from './paths.server.ts'
import type { Day } from './time.ts'

export type Guide = {
  title: string
  summary: string
  html: string
  /** Its second-level headings with their anchors. */
  headings: { id: string; words: string }[]
  sources: { title: string; url: string; date: string }[]
  /** Null where the review is later than the day. */
  lastReviewed: Day | null
}

const guides = cacheOf<string, Guide>({ most: 50 })

/**
 * A guide of `content/guides` by its slug, as it reads on a day; read once a process and day. Throws for one that is missing or
 * breaks its contract; a house test finds that first.
 */
export function guide(slug: string, on: Day): Guide {
  return guides.of(`${slug} ${on}`, () => readGuide(slug, on))
}

function readGuide(slug: string, on: Day): Guide {
  const file = readContentFile(join(paths.content, 'guides', `${slug}.md`), `content/guides/${slug}.md`, guideFields, on)
  if (!file.ok) throw new Error(file.messages.map(({ message }) => message).join('\n'))
  const { title, summary, sources, lastReviewed } = file.file.data
  const reviewed = lastReviewed <= on ? lastReviewed : null
  const html = renderMarkdown(file.file.body)
  return { title, summary, sources, lastReviewed: reviewed, html, headings: headingsOf(html) }
}

const headingsOf = (html: string) =>
  [...html.matchAll(/<h2 id="([^"]+)">(.*?)<\/h2>/g)].map(([, id = '', words = '']) => ({ id, words: plainWords(words) }))

/** Words of rendered Markdown as plain text: React escapes them again. */
const plainWords = (html: string) =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
