import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { asc } from 'drizzle-orm'
import { editionFields } from '#app/features/menu/editions/menu-form.ts'
import { offersOf } from '#app/features/menu/editions/menu-queries.server.ts'
import { contentHash, parseContent, textsOfFile } from '#app/platform/front-matter.server.ts'
import type { Db } from '#db/client.server.ts'
import { actions, editions, guidances, rounds } from '#db/schema/menu.ts'
import { editionFieldsOf, editionFileName, editionFileText } from './edition-file-rules.ts'

/**
 * The result of an export: files written, as paths below the content folder, and existing files left alone because their content
 * differs.
 */
export type ExportOutcome = { written: string[]; different: string[] }

/**
 * Writes the rounds, action pages and editions of a database as content files that load to the same data. It never overwrites a
 * file: it leaves one with the same content and names one with other content.
 */
export function exportContent(db: Db, contentFolder: string): ExportOutcome {
  const outcome: ExportOutcome = { written: [], different: [] }
  const put = (path: string, text: string, same: (onDisk: string) => boolean) => {
    const file = join(contentFolder, path)
    if (existsSync(file)) {
      if (!textsOfFile(file).some(same)) outcome.different.push(path)
      return
    }
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    outcome.written.push(path)
  }
  for (const { slug, body } of db.select().from(rounds).orderBy(asc(rounds.slug)).all())
    put(`rounds/${slug}/round.md`, body, (onDisk) => onDisk === body)
  const pages = new Map(
    db
      .select()
      .from(guidances)
      .all()
      .map(({ hash, body }) => [hash, body]),
  )
  for (const { slug, guidanceHash } of db.select().from(actions).orderBy(asc(actions.slug)).all()) {
    const body = pages.get(guidanceHash) ?? ''
    put(`actions/${slug}/guidance.md`, body, (onDisk) => onDisk === body)
  }
  for (const edition of db.select().from(editions).orderBy(asc(editions.roundSlug), asc(editions.number)).all()) {
    const text = editionFileText(editionFieldsOf(edition, offersOf(db, edition.slug)))
    const folder = `rounds/${edition.roundSlug}/editions`
    const path = `${folder}/${ownFile(join(contentFolder, folder), edition.slug) ?? editionFileName(edition)}`
    put(path, text, (onDisk) => contentHash(onDisk) === edition.contentHash || isSameContent(onDisk, edition.number, text))
  }
  return outcome
}

/** The file of an edition where it has one: its number may be another, since it got one when it came in. */
const ownFile = (folder: string, slug: string) =>
  existsSync(folder) ? readdirSync(folder).find((name) => name.replace(/^\d+-/, '') === `${slug}.md`) : undefined

function isSameContent(onDisk: string, number: number, text: string): boolean {
  const read = parseContent(onDisk, 'edition', editionFields)
  return read.ok && editionFileText({ ...read.file.data, number }) === text
}
