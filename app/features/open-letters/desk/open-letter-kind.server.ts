import { z } from 'zod'
import type { RecordKind } from '#app/features/editors/drafts/record-kind.ts'
import { OPEN_LETTER_LABELS, type OpenLetterRecord } from '#app/features/open-letters/records/open-letter-record.ts'
import { wasSigned } from '#app/features/open-letters/signing/signature-queries.server.ts'
import { markdownField } from '#app/platform/content-fields.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { type FieldErrors, inPageOrder, parseEach, parseFields } from '#app/platform/form.ts'
import { charactersOf, plainText, tooLong } from '#app/platform/free-text.ts'
import { mailWordsRefusal } from '#app/platform/mail/message-fields.ts'
import { dayOf } from '#app/platform/time.ts'
import { optionalDay } from '#app/platform/typed-days.ts'

/** The longest title and the longest address, in characters. */
const LINE = 120

const line = (missing: string) =>
  z
    .string()
    .default('')
    .transform(plainText)
    .refine((text) => text !== '', missing)
    .refine((text) => charactersOf(text) <= LINE, tooLong(LINE))
    .refine((text) => !text.includes('\n'), 'This is one line.')

const openLetterForm = z.object({
  // The mail about a signature names the letter.
  title: line('Enter a title.').superRefine((title, context) => {
    const message = title && mailWordsRefusal(title)
    if (message) context.addIssue({ code: 'custom', message })
  }),
  addressee: line('Say to whom the letter goes.'),
  text: z
    .string()
    .default('')
    .transform(plainText)
    .refine((text) => text !== '', 'Write the text that LMCs sign.')
    .superRefine((text, context) => {
      const read = markdownField.safeParse(text)
      if (text !== '' && !read.success)
        for (const { message } of read.error.issues) context.addIssue({ code: 'custom', message: `The text: ${message}` })
    }),
  lastDay: optionalDay().transform((day) => day || null),
})

/** An open letter. Once an LMC has signed it, its words stay: nobody stands under words that they did not sign. */
export const openLetterKind: RecordKind<OpenLetterRecord> = {
  kind: 'open-letter',
  noun: 'open letter',
  labels: OPEN_LETTER_LABELS,
  mayWithdraw: true,
  titleOf: ({ title }) => title,
  valuesOf: ({ title, addressee, text, lastDay }) => ({ title, addressee, text, lastDay: lastDay ? longDay(lastDay) : '' }),
  check: (tx, { values, slug, before }, now) => {
    const { read, errors: unread } = parseEach(openLetterForm, values)
    const errors: FieldErrors = {}
    const { lastDay } = read
    if (lastDay && lastDay < dayOf(now) && before?.lastDay !== lastDay)
      errors.lastDay = 'This day is over. Choose a day from today on, or none.'
    if (before && slug && wasSigned(tx, slug))
      for (const field of ['title', 'addressee', 'text'] as const)
        if (read[field] !== undefined && before[field] !== read[field])
          errors[field] = 'LMCs have signed these words, so they stay. Withdraw the letter and begin another.'
    const all = inPageOrder({ ...errors, ...unread }, Object.keys(OPEN_LETTER_LABELS))
    return Object.keys(all).length > 0 ? { ok: false, errors: all } : parseFields(openLetterForm, values)
  },
}
