import { hash, randomUUID } from 'node:crypto'
import { createElement, type FunctionComponent, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

type Bytes = Buffer<ArrayBuffer>
/** A part of a page drawn once. Cached as the bytes that are sent; `html` makes a text of them, for those who need one. */
export type Drawing = { readonly html: string }

/** Beside the drawings, so that nothing but the text goes along where data are encoded for a browser. */
const bytes = new WeakMap<Drawing, Bytes>()

function drawingOf(its: Bytes): Drawing {
  const drawing = {
    get html() {
      return its.toString()
    },
  }
  bytes.set(drawing, its)
  return drawing
}

/** `Buffer.from` would cut a short text out of a block of 64 kB, and a cache that keeps it would keep the block. */
function ownBytes(text: string): Bytes {
  const own = Buffer.allocUnsafeSlow(Buffer.byteLength(text))
  own.write(text)
  return own
}
const bytesOf = (drawing: Drawing): Bytes => bytes.get(drawing) ?? Buffer.from(drawing.html)

/**
 * Draws a part of a page once, to be cached and shown by <Drawn> as often as it is asked for. Throws for a part with a form that is
 * posted: such a form carries a mark of the person it is drawn for.
 */
export function draw(part: ReactElement): Drawing {
  const html = renderToStaticMarkup(part)
  if (html.includes(' method="post"')) throw new Error('A part that is drawn once has a form that is posted')
  return drawingOf(ownBytes(html))
}

/** How many bytes a drawing takes, in a cache and on the way. */
export const bytesIn = (drawing: Drawing): number => bytesOf(drawing).length

/** Drawings one after the other, as one: for a page at once, and not to be cached. */
export const together = (drawings: readonly Drawing[]): Drawing => drawingOf(Buffer.concat(drawings.map(bytesOf)))

/** Where parts are cached by the text they are found by. */
export type DrawnParts = { of: (key: string, make: () => Drawing) => Drawing }

/**
 * Draws components once for all props that read the same as JSON. Each is drawn from the text that it is found by: it shows nothing that
 * this text does not hold, and so is never one of another day, name, reader or right. What props hold is what JSON holds.
 */
export function drawnOnceIn(cached: DrawnParts) {
  return <Props extends object>(Part: FunctionComponent<Props>): ((props: Props) => Drawing) => {
    const which = randomUUID()
    return (props) => {
      const text = JSON.stringify(props)
      const key = which + hash('sha256', text, 'base64')
      return cached.of(key, () => draw(createElement(Part, JSON.parse(text) as Props)))
    }
  }
}

/** Collects the drawings on one page, each under a word that nobody who writes on the page can know. Throws where one found no place. */
export function piecesOfPage() {
  const mark = randomUUID()
  const drawings: Drawing[] = []
  return {
    keep: (drawing: Drawing): string => `<!--${mark} ${drawings.push(drawing) - 1}-->`,
    /** The page's bytes in pieces, each drawing in its place as it is cached: nothing of it is copied. */
    putInto(page: readonly Bytes[]): Bytes[] {
      let index = 0
      const whole = page.flatMap((piece) => {
        const parts: Bytes[] = []
        let taken = 0
        for (; index < drawings.length; index++) {
          const placeholder = `<!--${mark} ${index}-->`
          const at = piece.indexOf(placeholder, taken)
          if (at < 0) break
          parts.push(piece.subarray(taken, at), bytesOf(drawings[index]!))
          taken = at + placeholder.length
        }
        return [...parts, piece.subarray(taken)]
      })
      if (index < drawings.length) throw new Error('A part that was drawn before found no place in its page')
      return whole
    },
  }
}

/** To copy so many bytes costs less than to hand them to the socket by themselves. */
const SHORT = 4096
const MOST_JOINED = 65_536

/** The pieces of a page, neighbours that are short as one. */
export function shortOnesJoined(pieces: readonly Bytes[]): Bytes[] {
  const joined: Bytes[] = []
  let run: Bytes[] = []
  let length = 0
  const end = () => {
    if (run.length > 0) joined.push(run.length === 1 ? run[0]! : Buffer.concat(run, length))
    run = []
    length = 0
  }
  for (const piece of pieces) {
    if (piece.length > SHORT || length + piece.length > MOST_JOINED) end()
    if (piece.length > SHORT) joined.push(piece)
    else {
      run.push(piece)
      length += piece.length
    }
  }
  end()
  return joined
}
