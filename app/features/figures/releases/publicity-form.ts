import { z } from 'zod'
import { type FormOutcome, type FormValues, parseFields } from '#app/platform/form.ts'

export const PUBLICITY_FIELDS = ['shown', 'seen'] as const

/** The choice has no default: it is yes or no. `seen`: how many choices the page showed. */
export function parsePublicity(values: FormValues): FormOutcome<{ isShown: boolean; seen: number }> {
  const shown = z.enum(['yes', 'no'], 'Choose whether everybody reads your LMC by name.').transform((answer) => answer === 'yes')
  const seen = z.coerce.number('Open the page again.').int('Open the page again.')
  const outcome = parseFields(z.object({ shown, seen }), values)
  return outcome.ok ? { ok: true, value: { isShown: outcome.value.shown, seen: outcome.value.seen } } : outcome
}

export const PUBLICITY_REFUSALS = {
  'lmc-unknown': 'The register holds no such LMC.',
  'choice-changed-meanwhile':
    'Another officer changed the choice since you opened this page. What holds now stands above the form. Save yours again to put it in its place.',
} as const
