/**
 * Running text from content, as HTML from our own Markdown renderer (`platform/markdown.server.ts`: it lets no HTML of a writer
 * pass).
 */
export function Prose({ html }: { html: string }) {
  return <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
}

/** The same for one line, inside a paragraph. */
export function ProseLine({ html }: { html: string }) {
  return <span dangerouslySetInnerHTML={{ __html: html }} />
}
