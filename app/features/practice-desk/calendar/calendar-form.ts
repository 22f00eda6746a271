import type { FormOutcome, FormValues } from '#app/platform/form.ts'
import { DAYS_BEFORE } from './clock-rules.ts'

/** The field of a kind of day in the form of mails. */
export const reminderField = (kind: string) => `before-${kind}`

/** Mails wanted, by kind: a number of days of the list, or none. */
export function parseReminders(values: FormValues, kinds: readonly string[]): FormOutcome<Record<string, number>> {
  const wishes: Record<string, number> = {}
  const errors: Record<string, string> = {}
  for (const kind of kinds) {
    const typed = values[reminderField(kind)] ?? ''
    const days = DAYS_BEFORE.find((one) => String(one) === typed)
    if (days) wishes[kind] = days
    else if (typed !== '' && typed !== 'none') errors[reminderField(kind)] = 'Choose one of the numbers of days, or no mail.'
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: wishes }
}
