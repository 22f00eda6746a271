import type { FormValues } from '#app/platform/form.ts'
import type { Db } from '#db/client.server.ts'
import type { RecordKind } from './record-kind.ts'

/** The fields of a record with the labels that its form has: messages, versions and what changes name them by the same words. */
export const labelsOfRecord = <T>(kind: RecordKind<T>, values: FormValues): Readonly<Record<string, string>> =>
  kind.labelsOf?.(values) ?? kind.labels

/** Values as they are shown outside the form: what was chosen stands in the words of the choice. */
export function valuesInWords<T>(db: Db, kind: RecordKind<T>, values: FormValues): FormValues {
  const choices = kind.choiceWords?.(values, db) ?? {}
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const words = Object.hasOwn(choices, name) ? choices[name]! : {}
      return [name, Object.hasOwn(words, value) ? words[value]! : value]
    }),
  )
}
