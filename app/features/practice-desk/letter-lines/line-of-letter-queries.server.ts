import { lineFromLetter } from '#app/features/registers/lines/letter-of-line-rules.ts'
import { type Line, lineOfPractice } from '#app/features/registers/lines/line-queries.server.ts'
import { inWords } from '#app/features/registers/lines/line-words.ts'
import { type Filled, nameOfLine, REGISTER_WORDS, type Register } from '#app/features/registers/lines/register-kinds.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { draftById, letterById } from '../letters/letter-queries.server.ts'
import type { Draft } from '../letters/letter-rules.ts'
import { makeFromDraft } from '../letters/making-queries.server.ts'
import { goneOf, notYetIn } from './letters-of-line-queries.server.ts'

type HeldLine = Line & { register: Register }
/**
 * The line a letter is about, for the letter's page. `version`: the marker of the line; `would`: what the letter would write into it, by
 * field in words; `instead`: what the line says there now.
 */
export type LetterLineNote = {
  href: string
  register: string
  name: string
  version: string
  would: string[]
  instead: string[]
}

const noteOf = (practiceCode: string, line: HeldLine, says: Filled): LetterLineNote => {
  const { id, register, filled, version } = line
  const now = Object.fromEntries(Object.keys(says).flatMap((key) => (filled[key] ? [[key, filled[key]]] : [])))
  return {
    href: `/practice/${practiceCode}/registers/${register}/lines/${id}`,
    register: REGISTER_WORDS[register].title,
    name: nameOfLine(register, filled),
    version,
    would: inWords(register, says),
    instead: inWords(register, now),
  }
}

/** The line a draft is about, and what it would write into it if it went on a day; undefined where it is about none. */
export function saidByDraft(db: Db, draft: Draft, sentOn: string, now: Instant): { line: HeldLine; says: Filled } | undefined {
  const line = draft.lineId ? lineOfPractice(db, draft.practiceCode, draft.lineId) : undefined
  if (!line) return undefined
  const { endsOn, strengths } = makeFromDraft(db, draft, now).made
  const gone = { letterSlug: draft.letterSlug, strengths, sentOn, endsOn, reply: null, outcome: null }
  return { line, says: notYetIn(line, lineFromLetter(line.register, gone, line.filled)) }
}

/** The line that a letter in the making is about, with what recording it as sent today would write there. */
export function lineOfDraft(db: Db, practiceCode: string, draftId: string, now: Instant): LetterLineNote | null {
  const draft = draftById(db, practiceCode, draftId)
  const said = draft && saidByDraft(db, draft, draft.filled.date ?? dayOf(now), now)
  return said ? noteOf(practiceCode, said.line, said.says) : null
}

/** The line that a letter that went is about, with what it says and the line does not. */
export function lineOfSent(db: Db, practiceCode: string, letterId: string): LetterLineNote | null {
  const letter = letterById(db, practiceCode, letterId)
  const line = letter?.lineId ? lineOfPractice(db, practiceCode, letter.lineId) : undefined
  if (!letter || !line) return null
  return noteOf(practiceCode, line, notYetIn(line, lineFromLetter(line.register, goneOf(letter), line.filled)))
}
