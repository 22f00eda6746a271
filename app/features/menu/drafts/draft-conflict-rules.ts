import { markWords, type WordMark } from '#app/features/menu/editions/comparison-rules.ts'
import type { FormValues } from '#app/platform/form.ts'

/** A field in which two editors differ: taken out is what only was typed, added what only the draft says now. */
export type Difference = { name: string; label: string; marks: WordMark[] }

/** Where a draft now says something else than what an editor has typed. `labels`: the fields in the order of the form. */
export function differences(saved: FormValues, typed: FormValues, labels: Record<string, string>): Difference[] {
  return Object.entries(labels).flatMap(([name, label]) => {
    const [was, is] = [(typed[name] ?? '').replace(/\r\n?/g, '\n').trim(), saved[name] ?? '']
    return was === is ? [] : [{ name, label, marks: markWords(was, is) }]
  })
}

export const WORDS_LABELS = { title: 'Title', summary: 'What changes and why', sources: 'Sources' }
export const LINE_LABELS = {
  status: 'Status',
  wording: 'What it asks, on the menu',
  reason: 'Reason',
  from: 'From',
  until: 'Until',
  supersededBy: 'What takes its place',
  decidedBy: 'Decided by',
}
