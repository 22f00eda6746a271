import { createHash, randomUUID } from 'node:crypto'
import { createElement, type FunctionComponent, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/**
 * Draws a part of a page once, to be cached and shown by <Drawn> as often as it is asked for. Letters beyond Latin-1 become references, so
 * that the string takes one byte a character and is sent without being encoded anew. Throws for a part with a form that is posted:
 * such a form carries a mark of the person it is drawn for.
 */
export function draw(part: ReactElement): string {
  const html = renderToStaticMarkup(part)
  if (html.includes(' method="post"')) throw new Error('A part that is drawn once has a form that is posted')
  const narrow = html.replace(/[\u0100-\u{10ffff}]/gu, (letter) => `&#${letter.codePointAt(0)};`)
  return Buffer.from(narrow, 'latin1').toString('latin1')
}

/** Where parts are cached by the text they are found by. */
export type DrawnParts = { of: (key: string, make: () => string) => string }

/**
 * Draws a component once for all props that read the same as JSON. It is drawn from the text that it is found by: it shows nothing that this
 * text does not hold, and so is never one of another day, name, reader or right. What props hold is what JSON holds.
 */
export function drawnOnce<Props extends object>(Part: FunctionComponent<Props>, cached: DrawnParts): (props: Props) => string {
  const which = randomUUID()
  return (props) => {
    const text = JSON.stringify(props)
    const key = createHash('sha256').update(which).update(text).digest('base64')
    return cached.of(key, () => draw(createElement(Part, JSON.parse(text) as Props)))
  }
}

/** Collects the pieces of one page, each under a word that nobody who writes on the page can know. Throws where a piece found no place. */
export function piecesOfPage() {
  const mark = randomUUID()
  const pieces: string[] = []
  return {
    keep: (html: string): string => `<!--${mark} ${pieces.push(html) - 1}-->`,
    /** The page's bytes with each piece in its place. */
    putInto(page: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
      if (pieces.length === 0) return page
      const parts: Buffer[] = []
      let taken = 0
      pieces.forEach((html, index) => {
        const placeholder = `<!--${mark} ${index}-->`
        const at = page.indexOf(placeholder, taken)
        if (at < 0) throw new Error('A part that was drawn before found no place in its page')
        parts.push(page.subarray(taken, at), Buffer.from(html))
        taken = at + placeholder.length
      })
      return Buffer.concat([...parts, page.subarray(taken)])
    },
  }
}
