import type { LogoJob } from './document-jobs.ts'

/**
 * A picture that somebody sent, drawn anew as a PNG of a size: nothing else that was in its file is left. Throws for one that cannot
 * be read, of which nothing would be drawn.
 */
export async function drawLogo({ bytes, type, width, height }: LogoJob): Promise<Uint8Array> {
  const { renderAsync } = await import('@resvg/resvg-js')
  const address = `data:image/${type};base64,${Buffer.from(bytes).toString('base64')}`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="${address}"/></svg>`
  const image = await renderAsync(svg, { font: { loadSystemFonts: false } })
  const { pixels } = image
  let drawn = false
  for (let at = 3; at < pixels.length && !drawn; at += 4) drawn = pixels[at] !== 0
  if (!drawn) throw new Error('the picture cannot be read')
  return image.asPng()
}
