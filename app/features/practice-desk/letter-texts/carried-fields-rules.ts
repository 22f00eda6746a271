import type { Day } from '#app/platform/time.ts'
import { fieldName } from './letter-day-rules.ts'
import type { LetterText } from './letter-text-form.ts'
import { cutAtFields } from './merge-fields.ts'

/** What the fields of a subject were filled with, read back from the subject as it went; empty where it is not of that form. */
function filledInSubject(template: string, subject: string): Map<string, string> {
  const parts = cutAtFields(template)
  const pattern = parts.map((part, index) => (index % 2 === 0 ? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : '(.+?)')).join('')
  const found = new RegExp(`^${pattern}$`).exec(subject)
  const keys = parts.filter((_, index) => index % 2 === 1)
  return new Map(found ? keys.map((key, index) => [key, found[index + 1] ?? '']) : [])
}

/** Fields of a letter that goes beside another, as the other had them: words that stand in its subject, and the last day. */
export function carriedFields(
  text: LetterText,
  earlier: { text: LetterText; subject: string | null; endsOn: Day | null },
): Record<string, string> {
  const inSubject = filledInSubject(earlier.text.subject, earlier.subject ?? '')
  const lastDay = earlier.text.fields.find(({ ends }) => ends)?.key
  return Object.fromEntries(
    text.fields.flatMap(({ key, kind }): [string, string][] => {
      const value = kind === 'day' ? (key === lastDay ? earlier.endsOn : null) : kind === 'words' ? inSubject.get(key) : null
      return value ? [[fieldName(key), value]] : []
    }),
  )
}
