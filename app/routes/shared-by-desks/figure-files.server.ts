import type { Audience } from '#app/features/figures/disclosure/release-text.ts'
import { drawingNamed } from '#app/features/figures/drawings/drawing-file.server.ts'
import { tableFile, tableOfFile } from '#app/features/figures/files/table-file.ts'
import { weekAsked } from '#app/features/figures/files/week-asked.server.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { contextOf, type Visit } from './context-of-visit.server.ts'
import { notFound } from './guards.server.ts'

/** The figures of the release in the address as it was issued, or 404. */
export function releaseInAddress(visit: Visit, audience: Audience): WeekFigures {
  const { db } = contextOf(visit)
  const week = weekAsked(db, visit.params.release, audience)
  if (!week) throw notFound()
  return week
}

/** A file to take away. A release never changes, so neither does its file. */
export function file(bytes: Uint8Array | string, { name, type }: { name: string; type: string }): Response {
  const headers = { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` }
  return new Response(bytes as BodyInit, { headers })
}

/** The table in the address as CSV, or 404. */
export function csvOfRelease(visit: Visit, audience: Audience): Response {
  const week = releaseInAddress(visit, audience)
  const table = tableOfFile(visit.params.file)
  if (!table) throw notFound()
  const { name, text } = tableFile(week, table)
  return file(text, { name, type: 'text/csv; charset=utf-8' })
}

/** In pixels: sharp on a screen of twice the usual density, and on a slide. */
const PICTURE_WIDTH = 2000

/** The picture in the address as SVG or PNG, or 404. PNGs are drawn beside the server and kept by release. */
export async function pictureOfRelease(visit: Visit, audience: Audience): Promise<Response> {
  const week = releaseInAddress(visit, audience)
  const [, name = '', kind] = /^([a-z0-9-]+)\.(svg|png)$/.exec(visit.params.file ?? '') ?? []
  const { db, settings, documents } = contextOf(visit)
  const svg = drawingNamed(db, week, name, { siteName: settings.siteName, site: settings.publicAddress })
  if (!svg) throw notFound()
  const called = `concert-${name}-${week.weekEnd}.${kind}`
  if (kind === 'svg') return file(svg, { name: called, type: 'image/svg+xml; charset=utf-8' })
  const key = `picture ${audience} ${week.known.hash} ${name}`
  const png = await documents.make(key, () => ({ kind: 'png', svg, width: PICTURE_WIDTH }))
  return file(png, { name: called, type: 'image/png' })
}
