import type { z } from 'zod'

/** Every field of a form as text, as sent: shown again when something is wrong. */
export type FormValues = Record<string, string>
/** One message per field; the key '' stands for the whole form. */
export type FieldErrors = Record<string, string>

export type FormOutcome<T> = { ok: true; value: T } | { ok: false; errors: FieldErrors }

/** More than any field needs, in UTF-16 units; the size of the whole form is bounded before. */
const LONGEST_FIELD = 100_000

/**
 * Copies only the named fields of a form: a name chosen by the sender never reaches loader or action data (nested names overflow
 * the encoder of single fetch). A field sent twice counts once; files are dropped. A browser sends each line end as two characters: it
 * is stored as one, so that a text nobody touched is the text it was.
 */
export function namedFields(form: FormData, names: readonly string[]): FormValues {
  const values: FormValues = {}
  for (const name of names) {
    const value = form.get(name)
    values[name] = typeof value === 'string' ? value.slice(0, LONGEST_FIELD + 1).replace(/\r\n?/g, '\n') : ''
  }
  return values
}

/** The messages in the order of the fields on the page, as the summary of errors lists them; first that of the whole form. */
export function inPageOrder(errors: FieldErrors, fields: readonly string[]): FieldErrors {
  const place = (field: string) => fields.indexOf(field)
  return Object.fromEntries(Object.entries(errors).sort(([one], [other]) => place(one) - place(other)))
}

/**
 * Reads each field by itself: those that can be read, and the first message for each other one. For a form whose fields are held against
 * one another: what is wrong between those that can be read is said beside what is wrong with the rest.
 */
export function parseEach<S extends z.ZodRawShape>(
  schema: z.ZodObject<S>,
  values: FormValues,
): { read: Partial<z.infer<z.ZodObject<S>>>; errors: FieldErrors } {
  const read: Record<string, unknown> = {}
  const errors: FieldErrors = {}
  for (const [name, field] of Object.entries(schema.shape)) {
    const parsed = (field as unknown as z.ZodType).safeParse(values[name])
    if (parsed.success) read[name] = parsed.data
    else errors[name] = parsed.error.issues[0]!.message
  }
  return { read: read as Partial<z.infer<z.ZodObject<S>>>, errors }
}

/** Checks fields against a schema and returns the first message for each field. */
export function parseFields<S extends z.ZodType>(schema: S, values: FormValues): FormOutcome<z.infer<S>> {
  const parsed = schema.safeParse(values)
  if (parsed.success) return { ok: true, value: parsed.data }
  const errors: FieldErrors = {}
  for (const issue of parsed.error.issues) errors[String(issue.path[0] ?? '')] ??= issue.message
  return { ok: false, errors }
}
