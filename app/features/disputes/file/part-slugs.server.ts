import { createHash } from 'node:crypto'
import type { Rows, Section } from './dispute-form.ts'
import { beginsOn } from './when-rules.ts'

/** One row of a dispute with its name, which stays while the desk corrects it. */
export type Part = { [S in Section]: { section: S; slug: string; row: Rows[S] } }[Section]

const short = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8)

/**
 * The name of a row when it comes in: a demand's is its number and a wave's its key; any other's is the day it holds from and a
 * fingerprint of what it says. A row of a file and the one that the desk made of it have the same.
 */
export function partSlug(dispute: string, { section, row }: Pick<Part, 'section' | 'row'>): string {
  if ('number' in row) return `${dispute}-demand-${row.number}`
  if ('key' in row) return `${dispute}-wave-${row.key}`
  if ('reported' in row) return `${dispute}-question-${short(`${row.line} ${row.reported}`)}`
  const about = 'rung' in row ? `${row.rung} ${row.lines}` : 'line' in row ? row.line : 'title' in row ? row.title : ''
  return `${dispute}-${section}-${beginsOn(row.when)}-${short(`${row.when} ${about} ${saysOf({ row })}`)}`
}

/** What a row says, in one text: it is known again by it. */
export function saysOf({ row }: Pick<Part, 'row'>): string {
  if ('reported' in row) return row.reported
  if ('parts' in row) return row.parts.map(({ words }) => words).join('; ')
  if ('number' in row) return row.title
  return row.words ?? ('name' in row ? row.name : '')
}

/** The day a row holds from as it is written; null where it has none of its own. */
export const whenOf = ({ row }: Pick<Part, 'row'>): string | null =>
  'asked' in row ? (typeof row.asked === 'string' ? row.asked : row.asked.when) : 'when' in row ? row.when : null
