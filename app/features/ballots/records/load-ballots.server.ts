import { basename, join } from 'node:path'
import {
  type AnnouncedFields,
  announcedFields,
  type BallotFields,
  ballotFields,
} from '#app/features/ballots/rules/ballot-form.ts'
import type { BallotRecord } from '#app/features/ballots/rules/ballot-record.ts'
import { recordVersion } from '#app/features/editors/versions/record-version.server.ts'
import { isOfDesk, versionsOf } from '#app/features/editors/versions/version-queries.server.ts'
import { type ContentFile, type ContentMessage, markdownFiles, readContentFile } from '#app/platform/front-matter.server.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { storeBallot } from './store-ballot.server.ts'

export type BallotContent = {
  ballots: ContentFile<BallotFields>[]
  announced: ContentFile<AnnouncedFields>[]
  messages: ContentMessage[]
}

/**
 * Reads `<contentFolder>/ballots`. A ballot's slug is its file's name. `rounds`: the slugs that a ballot may belong to. With `on`
 * only what had opened by that day, in the words of the day; a vote whose round was still to come belongs to none yet.
 */
export function readBallotContent(contentFolder: string, rounds: ReadonlySet<string>, on?: Day): BallotContent {
  const content: BallotContent = { ballots: [], announced: [], messages: [] }
  for (const name of markdownFiles(join(contentFolder, 'ballots'))) {
    const shown = `${basename(contentFolder)}/ballots/${name}`
    const read = readContentFile(join(contentFolder, 'ballots', name), shown, ballotFields, on)
    if (!read.ok) {
      content.messages.push(...read.messages)
      continue
    }
    if (on !== undefined && read.file.data.opened.on > on) continue
    if (on !== undefined && !rounds.has(read.file.data.round ?? '')) read.file.data.round = null
    if (read.file.data.round !== null && !rounds.has(read.file.data.round))
      content.messages.push({ file: shown, line: read.file.lineOf('round'), message: `"${read.file.data.round}" is no round.` })
    else if (read.file.body.trim() !== '')
      content.messages.push({
        file: shown,
        line: read.file.bodyLine,
        message: 'A ballot has no words below its front matter: they are in its summary.',
      })
    else content.ballots.push(read.file)
  }
  for (const name of markdownFiles(join(contentFolder, 'ballots', 'announced'))) {
    const shown = `${basename(contentFolder)}/ballots/announced/${name}`
    const read = readContentFile(join(contentFolder, 'ballots', 'announced', name), shown, announcedFields, on)
    if (!read.ok) content.messages.push(...read.messages)
    else if (on === undefined || read.file.data.announced.on <= on) content.announced.push(read.file)
  }
  return content
}

/**
 * Loads votes from their files: a new file, or one whose words changed, is the next version of its vote. A vote that the desk has corrected
 * since is left as the desk left it. Returns how many were loaded, with the rows of their versions.
 */
export function loadBallots(tx: Db, { ballots, announced }: BallotContent, now: Instant): { changed: number; rows: Rowid[] } {
  const records: [string, string, BallotRecord][] = [
    ...announced.map(({ name, hash, data }): [string, string, BallotRecord] => [name, hash, { stage: 'announced', vote: data }]),
    ...ballots.map(({ name, hash, data }): [string, string, BallotRecord] => [name, hash, { stage: 'vote', vote: data }]),
  ]
  const rows: Rowid[] = []
  for (const [slug, contentHash, fields] of records) {
    if (versionsOf(tx, 'ballot', slug)[0]?.contentHash === contentHash || isOfDesk(tx, 'ballot', slug)) continue
    const from = { kind: 'ballot', slug, reason: null, draftedBy: 'concert', approvedBy: null, contentHash }
    rows.push(recordVersion(tx, { ...from, fields }, now).row)
    storeBallot(tx, slug, fields, contentHash)
  }
  return { changed: rows.length, rows }
}

type Rowid = number | bigint
