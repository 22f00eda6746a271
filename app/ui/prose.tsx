/** Running words from content, as HTML that our own Markdown renderer made (`platform/markdown.server.ts`: no HTML of a writer passes). */
export function Prose({ html }: { html: string }) {
  return <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
}

/** The same for one line, inside a paragraph. */
export function ProseLine({ html }: { html: string }) {
  return <span dangerouslySetInnerHTML={{ __html: html }} />
}

/** A part of a page that the server drew before and kept: markup of our own components, every word in it escaped by React. */
export function Drawn({ html }: { html: string }) {
  return <div className="stack" dangerouslySetInnerHTML={{ __html: html }} />
}
