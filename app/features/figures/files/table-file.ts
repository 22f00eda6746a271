import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { asCsv } from '#app/platform/csv.ts'
import { figureTable, TABLE_NAMES, type TableName } from './figure-tables.ts'

/** The table that a file is named after, as "lmcs.csv". */
export const tableOfFile = (file: string | undefined): TableName | undefined => TABLE_NAMES.find((name) => file === `${name}.csv`)

/** A table of a release as a file to take away: its name says week and release, its content is published figures alone. */
export function tableFile(week: WeekFigures, name: TableName): { name: string; text: string } {
  const { head, rows } = figureTable(week, name)
  const issue = week.known.weekEnd === week.weekEnd ? '' : `-as-known-${week.known.id}`
  return { name: `concert-${name}-${week.weekEnd}${issue}.csv`, text: asCsv(head, rows) }
}
