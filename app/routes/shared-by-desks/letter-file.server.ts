import { isLetterFile, LETTER_FILES, letterFile } from '#app/features/practice-desk/letters/letter-files.server.ts'
import { logoPicture } from '#app/features/practice-desk/logos/logo-queries.server.ts'
import type { LetterPaper } from '#app/platform/documents/letter-paper.ts'
import type { Instant } from '#app/platform/time.ts'
import { contextOf, type Visit } from './context-of-visit.server.ts'
import { file } from './figure-files.server.ts'
import { notFound } from './guards.server.ts'

/** A letter in the form the address names, or 404. Its name says nothing of what was written. */
export async function letterInFile(
  visit: Visit,
  practiceCode: string,
  letter: { paper: LetterPaper; at: Instant } | undefined,
): Promise<Response> {
  const { db, documents } = contextOf(visit)
  const name = visit.params.letterFile ?? ''
  if (!letter || !isLetterFile(name)) throw notFound()
  const { paper, at } = letter
  const logo = paper.logo && logoPicture(db, practiceCode, paper.logo.hash)
  return file(await letterFile(paper, name, documents.make, at, logo), { name, type: LETTER_FILES[name] })
}
