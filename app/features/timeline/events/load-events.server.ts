import { basename, join } from 'node:path'
import type { z } from 'zod'
import { recordVersion } from '#app/features/editors/versions/record-version.server.ts'
import { isOfDesk, versionsOf } from '#app/features/editors/versions/version-queries.server.ts'
import { type ContentFile, type ContentMessage, markdownFiles, readContentFile } from '#app/platform/front-matter.server.ts'
import { firstDayOf } from '#app/platform/rough-days.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { eventFileFields } from './event-form.ts'

type EventFile = ContentFile<z.infer<typeof eventFileFields>>
export type EventContent = { events: EventFile[]; messages: ContentMessage[] }

/** Reads `<contentFolder>/events`. An event's slug is its file's name. With `on` only what had happened by that day. */
export function readEventContent(contentFolder: string, on?: Day): EventContent {
  const content: EventContent = { events: [], messages: [] }
  for (const name of markdownFiles(join(contentFolder, 'events'))) {
    const shown = `${basename(contentFolder)}/events/${name}`
    const read = readContentFile(join(contentFolder, 'events', name), shown, eventFileFields, on)
    if (!read.ok) content.messages.push(...read.messages)
    else if (read.file.body.trim() !== '') {
      const message = 'An event has no words below its front matter: they are in its "words".'
      content.messages.push({ file: shown, line: read.file.bodyLine, message })
    } else if (on === undefined || firstDayOf(read.file.data.on) <= on) content.events.push(read.file)
  }
  return content
}

/** Loads events from their files, as versions. One that the desk has corrected since is left as the desk left it. */
export function loadEvents(tx: Db, events: EventFile[], now: Instant): (number | bigint)[] {
  const rows: (number | bigint)[] = []
  for (const { name: slug, hash: contentHash, data } of events) {
    if (versionsOf(tx, 'event', slug)[0]?.contentHash === contentHash || isOfDesk(tx, 'event', slug)) continue
    const { owner, lastReviewed, reviewEvery, ...fields } = data
    const from = { kind: 'event', slug, reason: null, draftedBy: 'concert', approvedBy: null, contentHash }
    rows.push(recordVersion(tx, { ...from, fields }, now).row)
  }
  return rows
}
