import type { Db } from '#db/client.server.ts'
import { answerLines, answersByYear } from './answer-lines.server.ts'
import { callLines, callsByYear } from './call-lines.server.ts'
import { decisionLines, decisionsByYear } from './decision-lines.server.ts'
import { failureLines, failuresByYear } from './failure-lines.server.ts'
import { letterLines, lettersByYear } from './letter-lines.server.ts'
import { newsByYear, newsLines } from './news-lines.server.ts'
import { providerLines, providersByYear } from './provider-lines.server.ts'
import type { RecordedLine } from './record-line-rules.ts'
import { registerLines, registerLinesByYear } from './register-lines.server.ts'
import { returnLines, returnsByYear } from './return-lines.server.ts'
import { sharingByYear, sharingLines } from './sharing-lines.server.ts'
import { stepLines, stepsByYear } from './step-lines.server.ts'

/** Lines that hold from a day between two, of one action or (`action` null) all. */
export type LinesAsked = { practiceCode: string; from: string; until: string; action: string | null }
/** How many lines hold from a day of a year, by action; `action` null = of the practice as a whole. */
export type YearCount = { year: string; action: string | null; lines: number }

export type KindOfLine = {
  /** In files. */
  kind: string
  /** Before a line, and in the file for a spreadsheet. */
  name: string
  /** One after another they are one line on the page: this says how many. */
  run?: (many: number) => string
  lines: (db: Db, asked: LinesAsked) => RecordedLine[]
  byYear: (db: Db, practiceCode: string) => YearCount[]
}

/**
 * The kinds of line in a practice's record. A later kind joins with one entry here, which page,
 * spreadsheet and JSON then hold. What is never in it: how partners marked an action.
 */
export const RECORD_KINDS: readonly KindOfLine[] = [
  { kind: 'answer', name: 'Answer', lines: answerLines, byYear: answersByYear },
  { kind: 'call', name: 'Call', lines: callLines, byYear: callsByYear },
  { kind: 'decision', name: 'Decision', lines: decisionLines, byYear: decisionsByYear },
  { kind: 'failure', name: 'Failure', lines: failureLines, byYear: failuresByYear },
  { kind: 'letter', name: 'Letter', lines: letterLines, byYear: lettersByYear },
  { kind: 'news', name: 'News', lines: newsLines, byYear: newsByYear },
  { kind: 'provider', name: 'Local provider', lines: providerLines, byYear: providersByYear },
  { kind: 'register', name: 'Register', lines: registerLines, byYear: registerLinesByYear },
  {
    kind: 'return',
    name: 'Return',
    run: (many) => `${many} weeks confirmed`,
    lines: returnLines,
    byYear: returnsByYear,
  },
  { kind: 'step', name: 'Step', run: (many) => `${many} changes to steps`, lines: stepLines, byYear: stepsByYear },
  { kind: 'sharing', name: 'Sharing', lines: sharingLines, byYear: sharingByYear },
]

/** What a line of this kind is called. */
export const nameOfKind = (kind: string): string => RECORD_KINDS.find((one) => one.kind === kind)?.name ?? kind
