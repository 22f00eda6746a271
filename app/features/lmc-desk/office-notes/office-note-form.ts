import { z } from 'zod'
import { type FormValues, parseFields } from '#app/platform/form.ts'
import { freeText } from '#app/platform/free-text.ts'
import { NOTE_LIMIT } from './office-note-rules.ts'

/** `do`: 'write', 'take-back' (with `note`, its id) or 'show' (with `seen`). */
export const OFFICE_NOTE_FIELDS = ['do', 'words', 'note', 'seen']

const note = z.object({
  words: freeText(NOTE_LIMIT).refine((text): text is string => text !== null, 'Write the note.'),
})

export const parseOfficeNote = (values: FormValues) => parseFields(note, { words: values.words ?? '' })
