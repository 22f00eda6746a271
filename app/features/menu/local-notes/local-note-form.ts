import { z } from 'zod'
import type { FormOutcome, FormValues } from '#app/platform/form.ts'
import { parseFields } from '#app/platform/form.ts'
import { freeText } from '#app/platform/free-text.ts'
import type { Day } from '#app/platform/time.ts'
import { optionalDay, typedDay } from '#app/platform/typed-days.ts'
import { FLAGS, isEmptyLocalNote, type LocalNoteWords, NO_NOTE, RATINGS } from './local-note-rules.ts'

/** Maximum lengths in characters. */
export const NOTE_LIMITS = { reason: 300, advice: 1500 } as const
/** `seen`: id of the note the officer saw, empty where there was none. `do`: 'write' or 'take-back'. */
export const LOCAL_NOTE_FIELDS = ['do', 'seen', 'flag', 'reason', 'advice', 'effort', 'impact', 'reviewBy']

const rating = z
  .union([z.enum(RATINGS), z.literal('')], 'Choose small, medium, large or not rated.')
  .default('')
  .transform((value) => value || null)

/** The last day of a note: none, or one that is not over. */
const lastDay = (today: Day) =>
  optionalDay(typedDay('Enter a real day, such as 31 March 2027, or leave it empty.'))
    .transform((day) => day || null)
    .refine(
      (day) => day === null || day >= today,
      'This day is over: practices would not read the note. Enter today or a later day.',
    )

const note = (today: Day) =>
  z
    .object({
      flag: z.enum(FLAGS, 'Choose whether there are conditions in your area.'),
      reason: freeText(NOTE_LIMITS.reason).default(null),
      advice: freeText(NOTE_LIMITS.advice).default(null),
      effort: rating,
      impact: rating,
      reviewBy: lastDay(today),
    })
    .superRefine((note, context) => {
      const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
      if (note.flag !== 'none' && !note.reason)
        refuse('reason', 'Say why: a practice reads the reason before it decides, for example which local scheme requires it.')
      if (note.flag === 'none' && note.reason)
        refuse('reason', 'A reason belongs to a flag. Choose the flag, or move the words to the advice.')
      else if (isEmptyLocalNote(note)) refuse('advice', 'The note says nothing yet. Write advice, set a flag or give a rating.')
    })

/** An officer's note. A flag needs a reason, a reason needs a flag; an empty note is refused unless it is being withdrawn. */
export function parseLocalNote(values: FormValues, today: Day): FormOutcome<LocalNoteWords> {
  return values.do === 'take-back' ? { ok: true, value: NO_NOTE } : parseFields(note(today), values)
}

/** The form values of a note. */
export function valuesOfNote(written: LocalNoteWords | null): FormValues {
  const { flag, reason, advice, effort, impact, reviewBy } = written ?? NO_NOTE
  const words = {
    reason: reason ?? '',
    advice: advice ?? '',
    effort: effort ?? '',
    impact: impact ?? '',
    reviewBy: reviewBy ?? '',
  }
  return { flag: written ? flag : '', ...words }
}
