import type { PartRecord } from '#app/features/disputes/file/desk-records.ts'
import { checkDemands, checkSurveys, namedLines } from '#app/features/disputes/file/dispute-checks.ts'
import type { Part } from '#app/features/disputes/file/part-slugs.server.ts'
import { contentOf, partsOf } from '#app/features/disputes/file/parts.ts'
import type { DisputeContent } from '#app/features/disputes/file/read-dispute.server.ts'
import { beginsOn, isWhen, knownFrom } from '#app/features/disputes/file/when-rules.ts'
import type { FieldErrors } from '#app/platform/form.ts'
import type { Day } from '#app/platform/time.ts'
import { gridCell } from '#app/ui/grid-cell.ts'
import { PART_LABELS, type PartField } from './part-words.ts'
import { SECTIONS } from './sections.ts'

type Path = readonly PropertyKey[]

/** Where the form asks for what a row calls otherwise. */
const FIELDS: Readonly<Record<string, PartField>> = {
  by: 'who',
  conference: 'title',
  proposer: 'who',
  label: 'title',
  name: 'title',
  key: 'title',
  asker: 'who',
}
const SUBJECTS: Readonly<Record<string, string>> = {
  when: 'The date',
  due: 'The deadline',
  who: 'Who answers',
  words: 'The text',
  base: 'The base',
  period: 'The period',
  percent: 'The share',
  n: 'n',
  of: 'N',
  wave: 'The survey',
  state: 'What came of it',
  step: 'The step',
}

/** What a field asks for where it is empty, and its label alone would not say it. */
const MISSING: Partial<Record<PartField, string>> = {
  lines: 'Name at least one service line, or: all.',
  line: 'Choose the service line.',
  results: 'Write at least one result.',
  parts: 'Write at least one part, and how it was voted.',
  comparable: 'Say whether the waves compare.',
}
const IS_MISSING = /^(is empty|is words|is a slug|invalid|expected|too (small|big))/i

/** The field of a form for a path into a row. */
function fieldOf(section: PartRecord['section'], path: Path): PartField {
  const [first, second] = path.map(String)
  if (first === 'asked') return section === 'demand' && second !== 'when' ? 'who' : 'when'
  return FIELDS[first!] ?? (first as PartField)
}

/** A message of the rules of content at its field, or at the cell of its row, as a sentence. */
export function messageAt(section: PartRecord['section'], path: Path, message: string): [string, string] {
  const isUnread = /^(invalid|expected|too (small|big))/i.test(message)
  const [list, index, part] = path
  if (typeof index === 'number' && part !== undefined) {
    const key = String(part)
    const cell = gridCell(String(list), index + 1, section === 'question' && (key === 'n' || key === 'of') ? 'number' : key)
    if (IS_MISSING.test(message) && !isUnread && !message.includes(':')) return [cell, 'Fill this in.']
    if (key === 'sources') return [cell, 'Name its source by number, such as 1.']
    const subject = SUBJECTS[key] ?? 'This'
    return [cell, isUnread ? `${subject} cannot be read. Write it again.` : `${subject} ${message}`]
  }
  const field = fieldOf(section, path)
  const label = SECTIONS[section].fields[field]?.label ?? PART_LABELS[field] ?? 'This'
  if (IS_MISSING.test(message)) return [field, MISSING[field] ?? `${label}: fill this in.`]
  if (message.startsWith('names ')) return [field, `${label}: name at least one source.`]
  return [field, /^(is|does|moves|says|holds|")/.test(message) ? `${label} ${message}` : `${label}: ${message}`]
}

/** What stands against a part beside the rest of its dispute: names that must be there, numbers once, days in their order. */
export function partRefusals(content: DisputeContent, { slug, fields }: { slug: string; fields: PartRecord }): FieldErrors {
  const errors: FieldErrors = {}
  const { section, row } = fields
  const refuse = (path: Path, message: string) => {
    const [field, words] = messageAt(section, path, message)
    errors[field] ??= words
  }
  const { head, parts } = partsOf(content)
  const isSame = (part: Part) => part.row === row
  const beside = { ...fields, slug } as unknown as Part
  // The part stands last, so that what is wrong between two is said of it.
  const others = parts.filter((part) => part.slug !== slug)
  const whole = contentOf(head, [...others, beside])
  if (!isSame(beside)) throw new Error('the part lost its row')
  const ours = (part: string, path: Path) => {
    if (section === 'demand') return part === 'demands' && whole.demands.demands[Number(path[1])] === row
    return section === 'question' && part === 'surveys' && whole.surveys.questions[Number(path[1])] === row
  }
  if ('number' in row && others.some((other) => 'number' in other.row && other.row.number === row.number))
    refuse(['number'], `${row.number} is taken by another demand.`)
  if (section === 'demand')
    checkDemands(whole, (part, path, message) => {
      if (ours(part, path) && path[2] !== 'number') refuse(path.slice(2), message)
    })
  if (section === 'question')
    checkSurveys(whole, (part, path, message) => {
      if (ours(part, path)) refuse(path.slice(2), message)
    })
  if (section === 'route') namedLines((row as { lines: 'all' | string[] }).lines, whole, (message) => refuse(['lines'], message))
  if (section === 'line' && 'line' in row && !head.lines.some(({ key }) => key === row.line))
    refuse(['line'], 'is no line of this dispute.')
  if ('phase' in row && !whole.phases.some(({ title }) => title === row.phase)) refuse(['phase'], 'is no phase of this dispute.')
  if ('phase' in row && row.byWhen !== null && beginsOn(row.byWhen) < beginsOn(row.when))
    refuse(['byWhen'], 'is before the condition was set.')
  if (
    section === 'scheme' &&
    'title' in row &&
    !('payer' in row && row.payer) &&
    !others.some((one) => one.section === 'scheme' && one.row.title === row.title)
  )
    refuse(['payer'], 'is missing: this scheme is new here.')
  return errors
}

/** Nothing is entered that is still to come; a deadline may be. `row`: as read, whether or not the rest of it can be. */
export function futureRefusals({ section, row }: { section: PartRecord['section']; row: unknown }, today: Day): FieldErrors {
  const errors: FieldErrors = {}
  const look = (value: unknown, path: (string | number)[]) => {
    if (Array.isArray(value)) for (const [index, one] of value.entries()) look(one, [...path, index])
    else if (value !== null && typeof value === 'object')
      for (const [key, one] of Object.entries(value)) {
        const isTime = key === 'when' || (section === 'wave' && (key === 'asked' || key === 'published'))
        if (isTime && typeof one === 'string' && isWhen(one)) {
          if (knownFrom(one) > today) {
            const [field, words] = messageAt(section, [...path, key], 'is still to come: enter it once it has happened.')
            errors[field] ??= words
          }
        } else look(one, [...path, key])
      }
  }
  look(row, [])
  return errors
}
