import type { PartRecord } from '#app/features/disputes/file/desk-records.ts'
import { whenWords } from '#app/features/disputes/file/when-rules.ts'
import type { FormValues } from '#app/platform/form.ts'
import { roughDayWords } from '#app/platform/rough-days.ts'
import { citation, lineText } from './lines-rules.ts'
import { listsOf } from './lists.ts'
import type { Beside } from './part-form.ts'
import { sourceLines } from './source-lines.ts'

const linesText = (lines: 'all' | string[], names: Beside['lines']) =>
  lines === 'all' ? 'all' : lines.map((key) => names[key] ?? key).join('\n')

/** A part as its form shows it. */
export function partValues({ dispute, section, row, sources }: PartRecord, beside: Beside): FormValues {
  const own: Record<string, string | null | undefined> = { dispute, section, sources: sourceLines(sources) }
  const lists = listsOf(section, beside.waves)
  if ('when' in row) own.when = whenWords(row.when)
  if ('conflict' in row && section !== 'stop') own.conflict = row.conflict
  if ('derived' in row && section !== 'stop') own.derived = row.derived ? 'yes' : ''
  for (const name of [
    ...['title', 'kind', 'side', 'phase', 'rung', 'line', 'state', 'who', 'words', 'answer', 'beside', 'mayJoin'],
    ...['payer', 'claimants', 'covers', 'rule', 'reported', 'exact', 'comparable', 'why'],
  ])
    if (name in row) own[name] = (row as Record<string, unknown>)[name] as string | null | undefined
  if ('lines' in row) own.lines = linesText(row.lines, beside.lines)
  if ('number' in row) {
    Object.assign(own, {
      number: String(row.number),
      when: whenWords(row.asked.when),
      who: `${row.asked.by}${citation(row.asked)}`,
    })
    for (const name of ['again', 'deadlines', 'answers', 'proposals', 'outcomes'] as const)
      own[name] = lineText(row[name], lists[name]!)
  }
  if ('byWhen' in row)
    Object.assign(own, {
      byWhen: row.byWhen === null ? '' : roughDayWords(row.byWhen),
      words: `${row.words}${citation(row)}`,
      outcomes: lineText(row.outcomes, lists.outcomes!),
    })
  if ('ruleFrom' in row && row.ruleFrom) own.ruleFrom = whenWords(row.ruleFrom)
  if ('results' in row) own.results = lineText(row.results, lists.results!)
  if ('key' in row)
    Object.assign(own, {
      ...{ title: row.name, who: row.asker, when: whenWords(row.asked) },
      published: row.published === null ? '' : whenWords(row.published),
      samples: row.samples.map(({ n, of }) => `${n} ${of}`).join('\n'),
    })
  if ('parts' in row)
    Object.assign(own, {
      ...{ title: row.conference, who: row.proposer },
      parts: lineText(row.parts, lists.parts!),
    })
  if ('by' in row) own.who = row.by
  if ('label' in row) own.title = row.label
  return Object.fromEntries(Object.entries(own).flatMap(([name, value]) => (value ? [[name, value]] : [])))
}
