import { z } from 'zod'
import { freeText } from '#app/platform/free-text.ts'

const LINE = 300
/** What stands in the head and at the foot of every letter of a practice, beside the register's facts. */
export const letterheadForm = z.object({
  holders: freeText(LINE),
  email: freeText(LINE),
  contact: freeText(LINE),
  dpo: freeText(LINE),
})
export type Letterhead = z.infer<typeof letterheadForm>
export const LETTERHEAD_FIELDS = ['holders', 'email', 'contact', 'dpo', 'seen'] as const
