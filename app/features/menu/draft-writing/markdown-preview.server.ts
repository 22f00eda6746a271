import { markdownRefusals, renderMarkdown } from '#app/platform/markdown.server.ts'

/** The text as readers will see it, as safe HTML, and what our Markdown does not allow: such text cannot be published. */
export type MarkdownPreview = { html: string; refusals: string[] }

const LONGEST = 10_000

export function previewMarkdown(text: string): MarkdownPreview {
  const words = text.slice(0, LONGEST).replace(/\r\n?/g, '\n')
  return { html: renderMarkdown(words), refusals: markdownRefusals(words).map(({ message }) => message) }
}
