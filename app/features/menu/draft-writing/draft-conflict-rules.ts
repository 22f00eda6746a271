import { markWords, type WordMark } from '#app/features/menu/editions/comparison-rules.ts'
import type { FormValues } from '#app/platform/form.ts'
import { plainText } from '#app/platform/free-text.ts'

/**
 * A field on which two editors differ. Marked as removed: what was only typed. Marked as added: what only the draft holds now.
 */
export type Difference = { name: string; label: string; marks: WordMark[] }

/** Where a draft's saved content differs from what an editor typed. `labels`: the fields in form order. */
export function wordDifferences(saved: FormValues, typed: FormValues, labels: Record<string, string>): Difference[] {
  return Object.entries(labels).flatMap(([name, label]) => {
    const [was, is] = [plainText(typed[name] ?? ''), plainText(saved[name] ?? '')]
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
  unless: 'It does not begin if',
  supersededBy: 'What takes its place',
  decidedBy: 'Decided by',
}
