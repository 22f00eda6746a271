import type { FormValues } from './form.ts'

/** More boxes than any page of practices has. */
const MOST_TICKED = 1000
/** ODS codes of practices, those of other countries and made-up ones among them. */
const CODE = '[A-Z][0-9A-Z]{2,7}'

/**
 * Boxes named per practice (`to-Y00001`), so that one that left the list meanwhile is told, not lost. Names with another start reach
 * nothing.
 */
export function ticksOf(start: string) {
  const tick = new RegExp(`^${start}-(${CODE})$`)
  return {
    nameOf: (practiceCode: string) => `${start}-${practiceCode}`,
    /** The boxes of a form as sent. */
    valuesIn: (form: FormData): FormValues =>
      Object.fromEntries(
        [...new Set(form.keys())]
          .filter((name) => tick.test(name))
          .slice(0, MOST_TICKED)
          .map((name) => [name, '1']),
      ),
    /** The codes of the practices that are ticked. */
    codesIn: (values: FormValues): string[] => Object.keys(values).flatMap((name) => tick.exec(name)?.[1] ?? []),
  }
}
