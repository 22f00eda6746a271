import type { RecordKind } from '#app/features/editors/drafts/record-kind.ts'
import type { FieldErrors } from '#app/platform/form.ts'
import { plainText } from '#app/platform/free-text.ts'
import { ROUGH_EXAMPLES, readRoughDay, roughDayWords } from '#app/platform/rough-days.ts'
import { sourcesField, sourceText } from '#app/platform/source-lines.server.ts'
import { type EventFields, eventFields } from './event-form.ts'
import { EVENT_KINDS, EVENT_LABELS } from './event-words.ts'

const subjectOf = (field: string) =>
  Object.hasOwn(EVENT_LABELS, field) ? `“${EVENT_LABELS[field as keyof typeof EVENT_LABELS]}”` : 'This'

/** Something that happened: read by the rules of its content file. */
export const eventKind: RecordKind<EventFields> = {
  kind: 'event',
  noun: 'event',
  labels: EVENT_LABELS,
  choiceWords: () => ({ kind: EVENT_KINDS }),
  mayWithdraw: true,
  titleOf: ({ title }) => title,
  valuesOf: ({ title, kind, on, words = '', sources }) => ({
    title,
    kind,
    on: roughDayWords(on),
    words,
    sources: sourceText(sources),
  }),
  check: (_tx, { values }) => {
    const text = (name: string) => plainText(values[name] ?? '')
    const on = readRoughDay(text('on'))
    const sources = sourcesField.safeParse(text('sources'))
    const errors: FieldErrors = {
      ...(on === undefined && { on: `Enter a date as exact as it is known: ${ROUGH_EXAMPLES}.` }),
      ...(!sources.success && { sources: sources.error.issues[0]!.message }),
    }
    const words = text('words') || undefined
    const read = eventFields.safeParse({ title: text('title'), kind: values.kind, on, words, sources: sources.data ?? [] })
    for (const { path, message } of read.error?.issues ?? []) {
      const field = String(path[0])
      errors[field] ??= message === 'is empty.' ? 'Say in one line what happened.' : `${subjectOf(field)} ${message}`
    }
    return read.success && Object.keys(errors).length === 0 ? { ok: true, value: read.data } : { ok: false, errors }
  },
}
