import { escapedXml } from '#app/platform/xml.ts'

/** Parts of drawings that stand by themselves: an SVG file carries its own colours, words and typeface. */

export const INK = '#16212b'
export const SOFT = '#56626c'
export const EDGE = '#dcd9d0'
export const STRONG = '#1f7372'
/** Bands of 20 points, from under 20 to 80 and over. */
export const BAND_FILLS = ['#f1efe8', '#bfddd5', '#69b1a6', '#3f978f', '#0d5058']
/** A figure without a share, and a place without a figure. */
export const HATCH = 'url(#hatch)'

type TextLook = { size?: number; fill?: string; weight?: number; anchor?: 'start' | 'middle' | 'end' }

export function text(
  x: number,
  y: number,
  words: string,
  { size = 14, fill = INK, weight = 400, anchor = 'start' }: TextLook = {},
) {
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${escapedXml(words)}</text>`
}

export const rect = (x: number, y: number, width: number, height: number, fill: string, stroke = 'none') =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${fill}" stroke="${stroke}"/>`

export const round = (value: number) => Math.round(value * 10) / 10

const FONT = "'Atkinson Hyperlegible Next', 'Segoe UI', system-ui, sans-serif"
const HATCHES = [
  `<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><path d="M0 0v6" stroke="#b4b0a5" stroke-width="1.6"/></pattern>`,
  `<pattern id="part" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8" fill="#d5e7e1"/><path d="M2 0v8" stroke="#69b1a6" stroke-width="4"/></pattern>`,
  `<pattern id="ended" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect width="8" height="8" fill="#e6e3da"/><path d="M2 0v8" stroke="#16212b" stroke-width="2.4"/></pattern>`,
].join('')

/** The width of every drawing, in its own units. */
export const WIDTH = 1000
export const MARGIN = 32
const HEAD = 96
const FOOT = 44

export type DrawingWords = {
  title: string
  /** What is counted, of how many, as at when. */
  counted: string
  /** Where it comes from. */
  source: string
  /** All of it in words. */
  alt: string
}

/** A whole drawing: title, what is counted, the picture (`body`, from its own top), and where it comes from. */
export function drawing({ title, counted, source, alt }: DrawingWords, height: number, body: string): string {
  const whole = HEAD + height + FOOT
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${whole}" viewBox="0 0 ${WIDTH} ${whole}" role="img" aria-label="${escapedXml(alt)}" font-family="${FONT}">`,
    `<title>${escapedXml(title)}</title><desc>${escapedXml(alt)}</desc><defs>${HATCHES}</defs>`,
    rect(0, 0, WIDTH, whole, '#fff'),
    text(MARGIN, 46, title, { size: 26, weight: 700 }),
    text(MARGIN, 74, counted, { size: 16, fill: SOFT }),
    `<g transform="translate(0 ${HEAD})">${body}</g>`,
    text(MARGIN, whole - 16, source, { size: 13, fill: SOFT }),
    '</svg>\n',
  ].join('')
}
