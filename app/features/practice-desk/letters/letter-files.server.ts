import { createHash } from 'node:crypto'
import type { DocumentJob } from '#app/platform/documents/document-jobs.ts'
import { type LetterPaper, textOfLetter } from '#app/platform/documents/letter-paper.ts'
import type { Instant } from '#app/platform/time.ts'
import { LETTER_TEMPLATE } from './letter-template.ts'

/** The forms in which a letter is taken away. No name of a file says what was written. */
export const LETTER_FILES = {
  'letter.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'letter.pdf': 'application/pdf',
  'letter-large-print.pdf': 'application/pdf',
  'letter.txt': 'text/plain; charset=utf-8',
} as const
export type LetterFileName = keyof typeof LETTER_FILES
export const isLetterFile = (name: string): name is LetterFileName => Object.hasOwn(LETTER_FILES, name)

/** Makes a document from a job, under a key. */
type Make = (key: string, job: () => DocumentJob) => Promise<Uint8Array>

/** A letter as a file; drawn beside the server, except for plain text. `at`: the instant in the file; `logo`: its picture. */
export async function letterFile(
  paper: LetterPaper,
  name: LetterFileName,
  make: Make,
  at: Instant,
  logo?: Uint8Array,
): Promise<Uint8Array | string> {
  if (name === 'letter.txt') return `${textOfLetter(paper)}\n`
  const large = name === 'letter-large-print.pdf'
  const key = `letter ${name} ${at} ${createHash('sha256').update(JSON.stringify(paper)).digest('hex')}`
  if (name === 'letter.docx') return make(key, () => ({ kind: 'docx', paper, logo, madeAt: at }))
  return make(key, () => ({
    kind: 'pdf',
    template: LETTER_TEMPLATE,
    data: { ...paper, large, logo: logo && paper.logo ? paper.logo : null },
    pictures: { ...(logo && { 'logo.png': logo }) },
    madeAt: at,
  }))
}
