import { z } from 'zod'
import { letterWords } from '#app/platform/free-text.ts'

const LINE = 300
/** What stands in the head and at the foot of every letter of a practice, beside the register's facts. */
export const letterheadForm = z.object({
  holders: letterWords(LINE),
  email: letterWords(LINE),
  contact: letterWords(LINE),
  dpo: letterWords(LINE),
})
export type Letterhead = z.infer<typeof letterheadForm>
export const LETTERHEAD_FIELDS = ['holders', 'email', 'contact', 'dpo', 'seen'] as const
