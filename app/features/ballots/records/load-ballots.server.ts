import { basename, join } from 'node:path'
import { eq } from 'drizzle-orm'
import {
  type AnnouncedFields,
  announcedFields,
  type BallotFields,
  ballotFields,
} from '#app/features/ballots/rules/ballot-form.ts'
import { type ContentFile, type ContentMessage, markdownFiles, readContentFile } from '#app/platform/front-matter.server.ts'
import type { Day } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { announcedBallots, ballots } from '#db/schema/ballots.ts'

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

/** Loads votes from their files: adds new ones and updates those whose file changed. Returns how many. */
export function loadBallots(db: Db, files: ContentFile<BallotFields>[]): number {
  return inTransaction(db, (tx) => {
    let changed = 0
    for (const { name: slug, hash: contentHash, data } of files) {
      const stored = tx.select({ contentHash: ballots.contentHash }).from(ballots).where(eq(ballots.slug, slug)).get()
      if (stored?.contentHash === contentHash) continue
      const {
        round: roundSlug,
        opened,
        castNote,
        soughtPerMille,
        turnoutPerMille,
        owner,
        lastReviewed,
        reviewEvery,
        ...facts
      } = data
      const row = {
        ...facts,
        slug,
        roundSlug,
        contentHash,
        openedOn: opened.on,
        openedPrecision: opened.precision,
        castNote: castNote ?? null,
        soughtWords: data.soughtWords ?? null,
        questions: data.questions ?? null,
        regions: data.regions ?? null,
        reported: data.reported ?? null,
        voterNeeds: data.voterNeeds ?? null,
        turnoutPerMille: turnoutPerMille ?? null,
        soughtPerMille: soughtPerMille ?? null,
      }
      tx.insert(ballots).values(row).onConflictDoUpdate({ target: ballots.slug, set: row }).run()
      changed++
    }
    return changed
  })
}

/** Loads announced votes from their files: adds new ones and updates those whose file changed. Returns how many. */
export function loadAnnounced(db: Db, files: ContentFile<AnnouncedFields>[]): number {
  return inTransaction(db, (tx) => {
    let changed = 0
    for (const { name: slug, hash: contentHash, data } of files) {
      const stored = tx
        .select({ hash: announcedBallots.contentHash })
        .from(announcedBallots)
        .where(eq(announcedBallots.slug, slug))
        .get()
      if (stored?.hash === contentHash) continue
      const { announced, title, window, summary, sources } = data
      const row = {
        ...{ slug, title, window, summary, sources, contentHash },
        announcedOn: announced.on,
        announcedPrecision: announced.precision,
        question: data.question ?? null,
        electorate: data.electorate ?? null,
        voterNeeds: data.voterNeeds ?? null,
      }
      tx.insert(announcedBallots).values(row).onConflictDoUpdate({ target: announcedBallots.slug, set: row }).run()
      changed++
    }
    return changed
  })
}
