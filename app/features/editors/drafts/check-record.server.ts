import { z } from 'zod'
import { type Version, versionsOf } from '#app/features/editors/versions/version-queries.server.ts'
import { type FieldErrors, type FormOutcome, type FormValues, inPageOrder, parseFields } from '#app/platform/form.ts'
import { charactersOf, plainText, tooLong } from '#app/platform/free-text.ts'
import { holdsNhsNumber } from '#app/platform/nhs-number-rules.ts'
import { slugOf } from '#app/platform/slugs.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import type { RecordKind } from './record-kind.ts'
import { labelsOfRecord } from './record-words.ts'

/** The longest text of a field, and of the reason of a correction, in characters. */
const LONGEST = 6000
const REASON = 600

/** What a draft comes to: the record and its slug. */
export type CheckedRecord<T> = { record: T; slug: string; reason: string | null; before: Version<T> | undefined }

const reasonForm = z.object({
  reason: z
    .string()
    .default('')
    .transform(plainText)
    .refine((text) => text !== '', 'Say why: readers see the reason beside what changed.')
    .refine((text) => charactersOf(text) <= REASON, tooLong(REASON)),
})

/** The fields of a record's form, with what a correction says besides. */
export const formFieldsOf = ({ labels, keeps = [] }: { labels: Readonly<Record<string, string>>; keeps?: readonly string[] }) => [
  ...Object.keys(labels),
  ...keeps,
  'withdrawn',
  'reason',
]

/**
 * What is wrong with a form that cannot be saved as it was typed: what no field may hold, and everything else that stands against its
 * publication, in the order of its fields. Empty where it can be saved, finished or not.
 */
export function refusalsOfSave<T>(
  tx: Db,
  kind: RecordKind<T>,
  form: { values: FormValues; subject: string | null },
  now: Instant,
): FieldErrors {
  const unsaved = unsavable(form.values)
  if (Object.keys(unsaved).length === 0) return {}
  const checked = checkRecord(tx, kind, form, now)
  const fields = [...Object.keys(labelsOfRecord(kind, form.values)), 'reason']
  return inPageOrder({ ...(checked.ok ? {} : checked.errors), ...unsaved }, fields)
}

/** What no field of any kind may hold, finished or not. */
function unsavable(values: FormValues): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const [name, text] of Object.entries(values)) {
    if (charactersOf(text) > LONGEST) errors[name] = tooLong(LONGEST)
    if (holdsNhsNumber(text)) errors[name] = 'The text holds what looks like an NHS number. Take it out: it would be published.'
  }
  return errors
}

/** Reads a draft by the rules of its kind; a field that was never filled in is empty. `subject`: the record it would be the next version of. */
export function checkRecord<T>(
  tx: Db,
  kind: RecordKind<T>,
  { values: typed, subject }: { values: FormValues; subject: string | null },
  now: Instant,
): FormOutcome<CheckedRecord<T>> {
  const values = { ...Object.fromEntries(Object.keys(kind.labels).map((name) => [name, ''])), ...typed }
  const [before] = subject === null ? [] : versionsOf<T>(tx, kind.kind, subject)
  const shipped = before || subject === null ? undefined : kind.shipped?.(tx, subject)
  if (subject !== null && !before && !shipped)
    return {
      ok: false,
      errors: {
        '': `The content file says this otherwise since you began, so there is nothing left to correct. Discard the draft, and correct the ${kind.noun} as it stands now.`,
      },
    }
  const read = kind.check(tx, { values, slug: subject, before: before?.fields ?? shipped }, now)
  const why = before || shipped ? parseFields(reasonForm, values) : undefined
  const errors = { ...(read.ok ? {} : read.errors), ...(why && !why.ok ? why.errors : {}) }
  if (!read.ok || Object.keys(errors).length > 0) return { ok: false, errors }
  const slug = subject ?? (kind.slugFor ? kind.slugFor(read.value) : slugOf(kind.titleOf(read.value, tx)))
  if (slug === '') return { ok: false, errors: { title: 'Use letters or digits in the title.' } }
  if (subject === null && (versionsOf(tx, kind.kind, slug).length > 0 || kind.shipped?.(tx, slug)))
    return {
      ok: false,
      errors: {
        [kind.nameField?.(read.value) ?? 'title']:
          `This name is taken by another ${kind.noun}. Give this one another, or correct that one.`,
      },
    }
  return { ok: true, value: { record: read.value, slug, reason: why?.ok ? why.value.reason : null, before } }
}
