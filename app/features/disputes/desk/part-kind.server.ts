import type { NumberedSources, PartRecord } from '#app/features/disputes/file/desk-records.ts'
import { rowForms, type Section } from '#app/features/disputes/file/dispute-form.ts'
import { filesOf, type KnownDispute, knownDisputes } from '#app/features/disputes/file/known-disputes.server.ts'
import { partSlug, saysOf, whenOf } from '#app/features/disputes/file/part-slugs.server.ts'
import { partsOf } from '#app/features/disputes/file/parts.ts'
import type { RecordKind } from '#app/features/editors/drafts/record-kind.ts'
import type { FieldErrors } from '#app/platform/form.ts'
import { dayOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { withoutSource } from './lines-rules.ts'
import { listsOf, rowListsOf } from './lists.ts'
import { futureRefusals, messageAt, partRefusals } from './part-checks.ts'
import { type Beside, readPartForm } from './part-form.ts'
import { partValues } from './part-values.ts'
import { PART_LABELS } from './part-words.ts'
import { choicesOfSection, labelsOfSection, partTitle } from './section-words.ts'
import { SECTIONS } from './sections.ts'

const isSection = (name: string | undefined): name is Section => name !== undefined && Object.hasOwn(SECTIONS, name)

const besideIn = (content: KnownDispute | undefined): Beside => ({
  lines: Object.fromEntries(content?.lines.map(({ key, name }) => [key, name]) ?? []),
  waves: Object.fromEntries(content?.surveys.waves.map(({ key, name }) => [key, name]) ?? []),
})
const disputeOfSlug = (tx: Db, slug: string | undefined) => knownDisputes(tx, null).find((one) => one.slug === slug)

/** The keys of sources in a value, each once, in their order. */
function keysIn(value: unknown): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap(keysIn))]
  if (value === null || typeof value !== 'object') return []
  return [...new Set(Object.entries(value).flatMap(([name, one]) => (name === 'sources' ? (one as string[]) : keysIn(one))))]
}
function renumbered<T>(value: T, numbers: Map<string, string>): T {
  if (Array.isArray(value)) return value.map((one) => renumbered(one, numbers)) as T
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(([name, one]) => [
    name,
    name === 'sources' ? (one as string[]).map((key) => numbers.get(key)!) : renumbered(one, numbers),
  ])
  return Object.fromEntries(entries) as T
}
/** A value of a content file with its sources by number. */
export function withNumbers<T>(value: T, sources: NumberedSources): { value: T; sources: NumberedSources } {
  const keys = keysIn(value)
  const numbers = new Map(keys.map((key, index) => [key, String(index + 1)]))
  return { value: renumbered(value, numbers), sources: Object.fromEntries(keys.map((key) => [numbers.get(key)!, sources[key]!])) }
}

/** A part of a content file by its name. */
function shippedPart(tx: Db, slug: string): PartRecord | undefined {
  for (const file of filesOf(tx)) {
    const part = slug.startsWith(`${file.slug}-`) && partsOf(file).parts.find((one) => one.slug === slug)
    if (!part) continue
    const { value: row, sources } = withNumbers(part.row, file.sources.sources)
    const taken = { when: whenOf(part), says: saysOf(part) }
    return { dispute: file.slug, section: part.section, row, sources, taken } as PartRecord
  }
  return undefined
}

/** One row of a dispute: a demand, an event, a position, a step. The rules are those of its content file. */
export const disputePartKind: RecordKind<PartRecord> = {
  kind: 'dispute-part',
  noun: 'part of a dispute',
  labels: PART_LABELS,
  keeps: ['dispute', 'section'],
  partOf: 'dispute',
  mayWithdraw: true,
  lists: ({ section }) => rowListsOf(listsOf(isSection(section) ? section : undefined)),
  rowTaken: (values, { list, row }) => {
    const section = isSection(values.section) ? values.section : undefined
    const texts = section === 'demand' ? ['who'] : section === 'stop' ? ['words'] : []
    return list === 'sources' ? withoutSource(values, row, { texts, lists: listsOf(section) }) : values
  },
  labelsOf: ({ section }) => (isSection(section) ? labelsOfSection(section) : PART_LABELS),
  choiceWords: ({ section, dispute }, tx) =>
    isSection(section)
      ? { ...choicesOfSection(section), line: { ...besideIn(disputeOfSlug(tx, dispute)).lines, all: 'All lines' } }
      : {},
  titleOf: ({ dispute, section, row }, tx) => partTitle(disputeOfSlug(tx, dispute)?.title, section, saysOf({ row } as never)),
  draftTitle: ({ section, title, words, reported, parts }, { dispute = [] }) =>
    isSection(section) ? partTitle(dispute[0]?.label, section, title || words || reported || parts || undefined) : '',
  valuesOf: (record, tx) => partValues(record, besideIn(disputeOfSlug(tx, record.dispute))),
  slugFor: (record) => partSlug(record.dispute, record as never),
  nameField: ({ section }) => (section === 'demand' ? 'number' : 'words'),
  shipped: shippedPart,
  choices: (tx, values) => {
    const content = disputeOfSlug(tx, values.dispute)
    const all = values.section === 'question' ? [{ value: 'all', label: 'All lines' }] : []
    return {
      dispute: content ? [{ value: content.slug, label: content.title }] : [],
      lines: [...(content?.lines.map(({ key, name }) => ({ value: key, label: name })) ?? []), ...all],
      phases: content?.phases.map(({ title }) => ({ value: title, label: title })) ?? [],
      waves: content?.surveys.waves.map(({ name }) => ({ value: name.toLowerCase(), label: name })) ?? [],
    }
  },
  check: (tx, { values, slug, before }, now) => {
    const { section } = values
    const content = disputeOfSlug(tx, values.dispute)
    if (!isSection(section) || !content)
      return { ok: false, errors: { '': 'The dispute of this draft is not on file any more.' } }
    const { raw, sources, errors: unread } = readPartForm(section, values, besideIn(content))
    if (before && 'key' in before.row) raw.key = before.row.key
    const parsed = rowForms[section].safeParse(raw)
    const errors: FieldErrors = { ...unread }
    for (const { path, message } of parsed.error?.issues ?? []) {
      const [field, words] = messageAt(section, path, message)
      errors[field] ??= words
    }
    const stillToCome = futureRefusals({ section, row: raw }, dayOf(now))
    if (!parsed.success || Object.keys(errors).length > 0) return { ok: false, errors: { ...stillToCome, ...errors } }
    const taken = before?.taken && { taken: before.taken }
    const record = { dispute: content.slug, section, row: parsed.data, sources, ...taken } as PartRecord
    if (before && 'number' in before.row && 'number' in record.row && before.row.number !== record.row.number)
      errors.number = `The number stays ${before.row.number}: addresses lead to it. Withdraw this demand, and make another.`
    Object.assign(errors, {
      ...stillToCome,
      ...partRefusals(content, { slug: slug ?? '', fields: record }),
      ...errors,
    })
    return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: record }
  },
}

/** Whether a row of the dispute, of a file or of the desk, rests on a service line. */
export const restsOnLine = (content: KnownDispute, key: string): boolean =>
  partsOf(content).parts.some(
    ({ row }) => ('line' in row && row.line === key) || ('lines' in row && row.lines !== 'all' && row.lines.includes(key)),
  )
