import type { FormOutcome, FormValues } from '#app/platform/form.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import type { RowLists } from './row-lists.ts'

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
  /** The same where they are called otherwise, by what the record is of: the fields of its form alone. */
  labelsOf?(values: FormValues): Readonly<Record<string, string>>
  /** What may be chosen in a field, by its stored value, in the words of the form. */
  choiceWords?(values: FormValues, tx: Db): Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Fields that a draft is begun with and that no form shows: of which dispute a demand is. */
  keeps?: readonly string[]
  /** The fields that hold rows, by name. */
  lists?(values: FormValues): RowLists
  /** What else changes where a row is taken out or emptied: the numbers of the sources behind it. */
  rowTaken?(values: FormValues, taken: { list: string; row: number }): FormValues
  titleOf(record: T, tx: Db): string
  /** The title of a draft, finished or not; its field `title` by default. `choices`: what its form offers. */
  draftTitle?(values: FormValues, choices: Record<string, { value: string; label: string }[]>): string
  valuesOf(record: T, tx: Db): FormValues
  /** Reads the form by the rules that content files follow too. A message stands at its field. */
  check(tx: Db, form: RecordCheck<T>, now: Instant): FormOutcome<T>
  /** What the next of a series begins with: a new record that follows this one, such as the next wave of a survey. */
  next?(record: T, slug: string): FormValues
  /** The slug of a new record; the title's by default. */
  slugFor?(record: T): string
  /** True where a record begins elsewhere: the desk makes its next versions only. */
  onlyCorrects?: true
  /** The field at which a record that exists already is refused; the title by default. */
  nameField?(record: T): string
  /** A record that stands in a content file and has no version yet: its first version corrects or continues the file's. */
  shipped?(tx: Db, slug: string): T | undefined
  /** The records that stand in content files; listed at the desk beside the published ones. */
  shippedSlugs?(tx: Db): string[]
  /** The kind whose desk lists these: a demand stands in its dispute. */
  partOf?: string
  /** What may be chosen in a field, where that depends on what else is known. */
  choices?(tx: Db, values: FormValues, now: Instant): Record<string, { value: string; label: string }[]>
  /** True where people are told of a version by mail, as chosen on publishing. */
  tells?: true
  /** False where the record cannot be taken back, because figures rest on it. */
  mayWithdraw: boolean
  /** Tables of the kind's own, in the transaction of the version. Undefined record: withdrawn. */
  onPublished?(tx: Db, record: T | undefined, published: Published): void
}
