import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { z } from 'zod'
import type { careFields } from '#app/platform/content-fields.server.ts'
import { type ContentFile, type ContentMessage, readContentFile } from '#app/platform/front-matter.server.ts'
import { checkDemands, checkSurveys, namedLines, namedSources } from './dispute-checks.ts'
import { demandsFile, disputeFile, eventsFile, routesFile, sourcesFile, surveysFile } from './dispute-form.ts'

const PARTS = {
  dispute: disputeFile,
  demands: demandsFile,
  events: eventsFile,
  surveys: surveysFile,
  routes: routesFile,
  sources: sourcesFile,
}
export type Parts = { [P in keyof typeof PARTS]: z.infer<(typeof PARTS)[P]> }
/** Everything that a file of content says of one dispute, whenever it was. */
export type DisputeContent = { slug: string } & Omit<Parts['dispute'], keyof typeof careFields> & Omit<Parts, 'dispute'>
export type DisputesContent = { disputes: DisputeContent[]; cared: ContentFile<Parts['dispute']>[]; messages: ContentMessage[] }

/** Refuses what stands at a path of one of the files. */
export type Refuse = (part: keyof Parts, path: (string | number)[], message: string) => void

type Files = { [P in keyof Parts]: ContentFile<Parts[P]> }

/**
 * Reads `<contentFolder>/disputes`: a folder a dispute, a file for each part of it. Errors are reported with file and line; the result
 * holds the disputes without any.
 */
export function readDisputes(contentFolder: string): DisputesContent {
  const content: DisputesContent = { disputes: [], cared: [], messages: [] }
  const folder = join(contentFolder, 'disputes')
  if (!existsSync(folder)) return content
  const slugs = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
  for (const slug of slugs.sort()) {
    const before = content.messages.length
    const files = filesOf(join(folder, slug), `${basename(contentFolder)}/disputes/${slug}`, content.messages)
    if (!files) continue
    content.cared.push(files.dispute)
    const found = disputeOf(slug, files, content.messages)
    if (content.messages.length === before) content.disputes.push(found)
  }
  return content
}

function filesOf(folder: string, shown: string, messages: ContentMessage[]): Files | undefined {
  const read = <P extends keyof Parts>(part: P): ContentFile<Parts[P]> | undefined => {
    const path = join(folder, `${part}.md`)
    const file = `${shown}/${part}.md`
    if (!existsSync(path)) {
      messages.push({ file, line: 1, message: 'is missing: a dispute has six files.' })
      return undefined
    }
    const found = readContentFile(path, file, PARTS[part])
    if (!found.ok) messages.push(...found.messages)
    return found.ok ? (found.file as ContentFile<Parts[P]>) : undefined
  }
  const dispute = read('dispute')
  const demands = read('demands')
  const events = read('events')
  const surveys = read('surveys')
  const routes = read('routes')
  const sources = read('sources')
  return dispute && demands && events && surveys && routes && sources
    ? { dispute, demands, events, surveys, routes, sources }
    : undefined
}

function disputeOf(slug: string, files: Files, messages: ContentMessage[]): DisputeContent {
  const { dispute, demands, events, surveys, routes, sources } = files
  const { owner: _owner, lastReviewed: _reviewed, reviewEvery: _every, ...head } = dispute.data
  const found = {
    slug,
    ...head,
    demands: demands.data,
    events: events.data,
    surveys: surveys.data,
    routes: routes.data,
    sources: sources.data,
  }
  const refuse: Refuse = (part, path, message) =>
    messages.push({ file: files[part].file, line: files[part].lineOf(...path), message: `"${path.join('.')}": ${message}` })
  for (const part of ['dispute', 'demands', 'events', 'surveys', 'routes'] as const)
    namedSources(part, files[part].data, found, refuse)
  checkDemands(found, refuse)
  checkSurveys(found, refuse)
  for (const [index, { lines }] of found.routes.routes.entries())
    namedLines(lines, found, (message) => refuse('routes', ['routes', index, 'lines'], message))
  for (const { file, body, bodyLine } of [dispute, demands, events, surveys, routes, sources])
    if (body.trim() !== '') messages.push({ file, line: bodyLine, message: 'A dispute has no words below its front matter.' })
  return found
}
