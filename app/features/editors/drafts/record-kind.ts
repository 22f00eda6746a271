import type { FormOutcome, FormValues } from '#app/platform/form.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

/** What a form is checked against. `before`: the record it would be the next version of. */
export type RecordCheck<T> = { values: FormValues; slug: string | null; before: T | undefined }
/** A version as published: rows of other tables that its kind writes with it are named by the table. */
export type Published = { slug: string; by: string; now: Instant }

/**
 * A kind of record that two editors enter: how its form is read, and what its publication does besides. Its forms and pages know the
 * kind; drafts, approval and versions do not.
 */
export type RecordKind<T> = {
  kind: string
  /** "ballot": in sentences. */
  noun: string
  /** Fields and their labels, in the order of the form. */
  labels: Readonly<Record<string, string>>
  titleOf(record: T): string
  /** What the desk calls a draft; the field `title` by default. */
  draftTitle?(values: FormValues): string
  valuesOf(record: T): FormValues
  /** Reads the form by the rules that content files follow too. A message stands at its field. */
  check(tx: Db, form: RecordCheck<T>, now: Instant): FormOutcome<T>
  /** What the next of a series begins with: a new record that follows this one, such as the next wave of a survey. */
  next?(record: T, slug: string): FormValues
  /** The slug of a new record; the title's by default. */
  slugFor?(record: T): string
  /** True where a record begins elsewhere: the desk makes its next versions only. */
  onlyCorrects?: true
  /** False where the record cannot be taken back, because figures rest on it. */
  mayWithdraw: boolean
  /** Tables of the kind's own, in the transaction of the version. Undefined record: withdrawn. */
  onPublished?(tx: Db, record: T | undefined, published: Published): void
}
