import { formFieldsOf } from '#app/features/editors/drafts/check-record.server.ts'
import type { RecordDraft } from '#app/features/editors/drafts/record-draft-store.server.ts'
import type { RecordKind } from '#app/features/editors/drafts/record-kind.ts'
import { placeOf, pressedRow, sentRows } from '#app/features/editors/drafts/row-lists.ts'
import { type FormValues, namedFields } from '#app/platform/form.ts'

/**
 * The form of a draft as sent. `values`: to be given back; `fields`: as they are stored, each list of rows as one text. `isSave`: also a
 * button that adds a row or takes one out saves. `place`: where the draft is shown again, behind its address.
 */
export function sentRecord<T>(form: FormData, kind: RecordKind<T>, draft: RecordDraft) {
  const sent = namedFields(form, [...formFieldsOf(kind), 'seen', 'version', 'stands', 'told', 'do'])
  const { seen = '', version, stands, told, do: asked, ...typed } = sent
  const lists = kind.lists?.(draft.values) ?? {}
  const pressed = pressedRow(asked, lists)
  const { cells, texts, gone } = sentRows(form, lists, pressed, draft.values)
  const kept = (kind.keeps ?? []).map((name) => [name, draft.values[name] ?? ''] as const)
  const whole = { ...typed, ...texts, ...Object.fromEntries(kept) }
  const fields = gone.reduce<FormValues>((values, row) => kind.rowTaken?.(values, row) ?? values, whole)
  const isSave = asked === 'save' || pressed !== undefined
  return {
    ...{ seen, version, stands, told, asked, fields, isSave },
    ...{ values: { ...sent, ...cells }, place: placeOf(pressed, lists, texts) },
  }
}
