import type { LetterPaper } from '#app/platform/documents/letter-paper.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import type { Outcome, ReplyKind } from '../letter-texts/letter-words.ts'

/** A letter in the making. */
export type Draft = {
  id: string
  practiceCode: string
  letterSlug: string
  title: string
  actionSlug: string | null
  year: number
  number: number
  filled: Record<string, string>
  textHash: string
  decidedHash: string | null
  followsId: string | null
  /** The line of a register, or the claim, that it is about. */
  lineId: string | null
  version: number
  savedAt: Instant
}

/** What came of a letter and still holds. */
export type LetterEvent =
  | { id: string; kind: 'reply'; what: ReplyKind; happenedOn: Day }
  | { id: string; kind: 'outcome'; what: Outcome; happenedOn: Day }

/** A letter that went. `paper` is null for a case letter. */
export type SentLetter = {
  id: string
  practiceCode: string
  letterSlug: string
  title: string
  family: 'system' | 'case' | 'patients'
  actionSlug: string | null
  year: number
  number: number
  recipient: string
  subject: string | null
  paper: LetterPaper | null
  textHash: string
  wordings: string[]
  strengths: Record<string, string>
  sentOn: Day
  answerBy: Day | null
  endsOn: Day | null
  followsId: string | null
  lineId: string | null
  recordedAt: Instant
  /** Replies and outcomes in the order they were recorded. */
  events: LetterEvent[]
}

/** The practice's own running reference: L3/2024. */
export const referenceOf = ({ year, number }: { year: number; number: number }) => `L${number}/${year}`

export const lastReply = ({ events }: Pick<SentLetter, 'events'>) => {
  const found = events.findLast(({ kind }) => kind === 'reply')
  return found?.kind === 'reply' ? { kind: found.what, on: found.happenedOn } : null
}
export const lastOutcome = ({ events }: Pick<SentLetter, 'events'>) => {
  const found = events.findLast(({ kind }) => kind === 'outcome')
  return found?.kind === 'outcome' ? found.what : null
}

export type LetterRefusal =
  | 'no-such-letter'
  | 'practice-closed'
  | 'needs-earlier'
  | 'not-of-claim'
  | 'draft-open'
  | 'changed-meanwhile'
  | 'missing'
  | 'text-changed'
  | 'not-yet'
  | 'before-sent'
  | 'letter-over'
  | 'same-words'

export const LETTER_REFUSALS: Record<LetterRefusal, string> = {
  'no-such-letter': 'This letter cannot be written today.',
  'practice-closed': 'This practice has closed: it begins no new letter.',
  'needs-earlier': 'This letter answers another. Begin it from the letter it answers.',
  'not-of-claim': 'The claim does not lead to this letter now. Its page shows the letters that can be begun.',
  'draft-open': 'Another letter about this claim is in the making. Finish it or throw it away first.',
  'changed-meanwhile': 'A colleague changed this meanwhile. The page shows how it stands now: read it, then send again.',
  missing: 'Something is missing in the letter. Fill it in, save, and record it then.',
  'text-changed': 'The text of this letter changed since you saw it. Say first which words you use.',
  'not-yet': 'This day is still to come.',
  'before-sent': 'This day lies before the letter went.',
  'letter-over': 'On this day the letter no longer held.',
  'same-words': 'These are the words that hold already.',
}
