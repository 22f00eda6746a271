import type { LoaderFunctionArgs } from '@remix-run/node'
import { isLetterFile, LETTER_FILES, letterFile } from '#app/features/practice-desk/letters/letter-files.server.ts'
import type { LetterPaper } from '#app/platform/documents/letter-paper.ts'
import type { Instant } from '#app/platform/time.ts'
import { file } from './figure-files.server.ts'
import { notFound } from './guards.server.ts'

/** A letter in the form the address names, or 404. Its name says nothing of what was written. */
export async function letterInFile(
  { params, context: { documents } }: Pick<LoaderFunctionArgs, 'params' | 'context'>,
  letter: { paper: LetterPaper; at: Instant } | undefined,
): Promise<Response> {
  const name = params.letterFile ?? ''
  if (!letter || !isLetterFile(name)) throw notFound()
  return file(await letterFile(letter.paper, name, documents.make, letter.at), { name, type: LETTER_FILES[name] })
}
