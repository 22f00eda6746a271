import { pictureHead } from '#app/platform/documents/picture-head.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'

/** The largest file and the longest side of a picture that is taken, and the box into which it is drawn, in pixels. */
export const LOGO_LIMITS = { bytes: 450_000, side: 4000, width: 600, height: 240 }

/** Why a file is no logo, at its field; undefined for a PNG or JPEG of a size that is taken. */
export function logoFault(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return 'Choose a picture: a PNG or JPEG file.'
  if (bytes.length > LOGO_LIMITS.bytes) return 'The file is larger than 450 kB. Save the picture smaller and send it again.'
  const head = pictureHead(bytes)
  if (!head) return 'This is no PNG or JPEG picture. An SVG, a PDF or a Word file cannot be used: save the logo as PNG.'
  if (head.width > LOGO_LIMITS.side || head.height > LOGO_LIMITS.side)
    return `The picture is ${inFigures(head.width)} by ${inFigures(head.height)} pixels. At most 4,000 a side are taken.`
  if (head.width < 1 || head.height < 1) return UNREADABLE
  return undefined
}

export const UNREADABLE = 'The picture cannot be read. Open it, save it as PNG and send it again.'

/** A logo as a letter names it: its picture by hash, and its size in pixels. */
export type Logo = { hash: string; width: number; height: number }
