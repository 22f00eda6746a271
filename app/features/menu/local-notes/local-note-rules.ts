import { addDays, type Day, type Instant } from '#app/platform/time.ts'

/**
 * An LMC's note on an action in its area. The committee calls, the LMC informs, the practice decides: a flag changes no figure
 * (decision 17).
 */
export const FLAGS = ['none', 'conditions', 'do-not'] as const
export type LocalFlag = (typeof FLAGS)[number]
export const RATINGS = ['small', 'medium', 'large'] as const
export type LocalRating = (typeof RATINGS)[number]

/** The content of a note. Only a note with a flag has a `reason`. `reviewBy`: its last day; without one it stands until it is changed. */
export type LocalNoteWords = {
  flag: LocalFlag
  reason: string | null
  advice: string | null
  effort: LocalRating | null
  impact: LocalRating | null
  reviewBy?: Day | null
}
/** A stored note, signed by role and LMC, without a name: "LMC officer, Borsetshire LMC". */
export type LocalNote = LocalNoteWords & {
  id: string
  actionSlug: string
  lmc: { slug: string; name: string }
  recordedAt: Instant
}

export const FLAG_WORDS: Record<LocalFlag, string> = {
  none: 'Advice only',
  conditions: 'Conditions here',
  'do-not': 'Do not do this here',
}
export const RATING_WORDS: Record<LocalRating, string> = { small: 'Small', medium: 'Medium', large: 'Large' }

/** An empty note: what an LMC writes to withdraw a note. */
export const NO_NOTE: LocalNoteWords = { flag: 'none', reason: null, advice: null, effort: null, impact: null }

/** True for an empty note, which withdraws the note before it. */
export function isEmptyLocalNote(note: LocalNoteWords): boolean {
  return note.flag === 'none' && note.advice === null && note.effort === null && note.impact === null
}

/** Days before its last day from which a note waits for review at its LMC's desk. */
const REVIEW_DAYS = 14

/** Whether practices read a note on a London day: it is not empty, and its last day is not over. */
export function isInForce(note: LocalNoteWords, today: Day): boolean {
  return !isEmptyLocalNote(note) && !isPast(note, today)
}

/** Whether the last day of a note is over. */
export const isPast = ({ reviewBy }: LocalNoteWords, today: Day): boolean => Boolean(reviewBy && reviewBy < today)

/** Whether a note waits for review: its last day is over, or comes within two weeks. */
export function waitsForReview(note: LocalNoteWords, today: Day): boolean {
  return !isEmptyLocalNote(note) && Boolean(note.reviewBy && note.reviewBy <= addDays(today, REVIEW_DAYS))
}

/** True for two identical notes. */
export function isSameNote(one: LocalNoteWords, other: LocalNoteWords): boolean {
  const { flag, reason, advice, effort, impact } = one
  return (
    flag === other.flag &&
    reason === other.reason &&
    advice === other.advice &&
    effort === other.effort &&
    impact === other.impact &&
    (one.reviewBy ?? null) === (other.reviewBy ?? null)
  )
}

/** Where there is a flag, a practice may answer "not applicable here" in one click. */
export function isFlagged(note: Pick<LocalNoteWords, 'flag'> | null): boolean {
  return note !== null && note.flag !== 'none'
}

/** Every reason to refuse a note, in words. */
export const LOCAL_NOTE_REFUSALS = {
  'lmc-unknown': 'The register holds no such LMC.',
  'action-unknown': 'This action is on no published menu.',
  'changed-meanwhile':
    'Another officer changed the note since you opened this page. The note as it is now is shown above the form, and your words are kept in it. Record the form to put yours in its place.',
  'nothing-to-take-back': 'There is no note on this action to take back.',
} as const
export type LocalNoteRefusal = keyof typeof LOCAL_NOTE_REFUSALS
