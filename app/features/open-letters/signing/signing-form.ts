import { z } from 'zod'
import { type FormOutcome, type FormValues, parseFields } from '#app/platform/form.ts'
import { ACTS, type Act } from './signature-rules.ts'

export const SIGNING_FIELDS = ['letter', 'do', 'seen'] as const

const form = z.object({
  letter: z.string(),
  do: z.enum(ACTS, 'Choose what to do with the letter.'),
  seen: z.string(),
})

/** A press of a button under one letter. */
export function parseSigning(values: FormValues): FormOutcome<{ letterSlug: string; act: Act; seen: string }> {
  const read = parseFields(form, values)
  if (!read.ok) return { ok: false, errors: { '': Object.values(read.errors)[0] ?? 'Open the page again.' } }
  return { ok: true, value: { letterSlug: read.value.letter, act: read.value.do, seen: read.value.seen } }
}
