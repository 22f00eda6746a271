import { markdownRefusals, renderMarkdown } from '#app/platform/markdown.server.ts'

/** Words as readers will see them, safe in a page, with what our Markdown may not hold: such words are not published. */
export type MarkdownPreview = { html: string; refusals: string[] }

const LONGEST = 10_000

export function previewMarkdown(text: string): MarkdownPreview {
  const words = text.slice(0, LONGEST).replace(/\r\n?/g, '\n')
  return { html: renderMarkdown(words), refusals: markdownRefusals(words).map(({ message }) => message) }
}
