import { z } from 'zod'
import type { FormOutcome, FormValues } from '#app/platform/form.ts'
import { MARKS, type Mark } from './mark-rules.ts'

export const markField = (actionSlug: string) => `mark-${actionSlug}`
/** One field for each action; empty = no mark. */
export const markFields = (actionSlugs: readonly string[]) => actionSlugs.map(markField)

const oneMark = z.enum(MARKS)

/** The marks of one partner as sent, by action; null = none. Errors are keyed by field. */
export function parseMarks(values: FormValues, actionSlugs: readonly string[]): FormOutcome<Map<string, Mark | null>> {
  const marks = new Map<string, Mark | null>()
  const errors: Record<string, string> = {}
  for (const slug of actionSlugs) {
    const sent = values[markField(slug)] ?? ''
    const known = oneMark.safeParse(sent)
    if (known.success) marks.set(slug, known.data)
    else if (sent === '') marks.set(slug, null)
    else errors[markField(slug)] = 'Choose for, against, unsure or no mark.'
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: marks }
}
