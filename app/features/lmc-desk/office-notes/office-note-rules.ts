import type { Instant } from '#app/platform/time.ts'

/** Maximum length of a note, in characters. */
export const NOTE_LIMIT = 1000
/** A note, and that it was asked for and shown, are kept for so long. */
export const KEPT_FOR = 730 * 86_400_000
/** After a practice left the LMC or closed, notes about it are kept for so long: nobody sees them, and an error of the register can be mended. */
export const KEPT_AFTER_LEAVING = 28 * 86_400_000

/** A note as officers of its LMC see it. `by`: null = the account was deleted. */
export type OfficeNote = { id: string; words: string; recordedAt: Instant; by: string | null; takenBackAt: Instant | null }
/** The same as the practice's partners see it: no officer is named. */
export type ShownNote = Omit<OfficeNote, 'by'>

/** The marker of a form that shows the notes: what was written or taken back since is not shown to a practice unseen. */
export const seenOfNotes = (notes: readonly Pick<OfficeNote, 'id' | 'takenBackAt'>[]): string =>
  `${notes[0]?.id ?? ''}/${notes.length}/${notes.filter(({ takenBackAt }) => takenBackAt !== null).length}`

export const OFFICE_NOTE_REFUSALS = {
  'not-there': 'There is no such note any more. Nothing was changed.',
  'not-asked': 'The practice does not wait for your notes: they were shown already, or it has left your LMC.',
  'changed-meanwhile':
    'A colleague wrote a note or took one back since you opened the page. All of them stand below. Show them again if you still mean it.',
  'no-lmc': 'Your practice is in no LMC’s area, so nobody has notes about it here.',
  'practice-closed': 'Your practice is closed on the register, so its LMC keeps no notes about it here.',
} as const
export type OfficeNoteRefusal = keyof typeof OFFICE_NOTE_REFUSALS
