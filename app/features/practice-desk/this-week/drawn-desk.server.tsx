import type { FreshStatement } from '#app/features/adoption/progress/progress-queries.server.ts'
import { cacheOf } from '#app/platform/cache.ts'
import { bytesIn, type Drawing, drawnOnceIn, together } from '#app/ui/draw.server.ts'
import { DeskCells } from './desk-actions.tsx'
import type { DeskPage } from './desk-queries.server.ts'
import { type AroundActions, type DeskRow, type DeskTable, deskTable } from './desk-row-rules.ts'
import { besideDesk, DeskSide, type DeskSideProps } from './desk-side.tsx'

/** A row as it was drawn before, or what to draw it from: one with a button to take back what was just said carries a mark of its reader. */
export type ShownRow = { key: string } & ({ drawn: Drawing } | { row: DeskRow; fresh: FreshStatement })
/** `body`: all rows as one, where all were drawn before. */
export type ShownTable = Omit<DeskTable, 'rows'> & { rows: ShownRow[]; body: Drawing | null }
export type ShownTables = Record<'decided' | 'notDecided' | 'before', ShownTable>

/** A practice comes back to its desk after each form, and most of it stands as it stood. */
const once = drawnOnceIn(cacheOf({ mostBytes: 6e6, bytesOf: bytesIn }))
const cells = once<DeskRow>(DeskCells)
const side = once<DeskSideProps>(DeskSide)

/** What stands beside a desk, as it was drawn before. */
export const drawnDeskSide = (desk: DeskPage, around: Parameters<typeof besideDesk>[1]): Drawing => side(besideDesk(desk, around))

/** Around the cells of a row. */
const [BEGIN, END] = [{ html: '<tr>' }, { html: '</tr>' }]

/** The actions of a desk in three tables: decided, not decided yet, and from earlier menus. */
export function drawnDeskTables({ actions, offTheMenu }: DeskPage, around: AroundActions): ShownTables {
  const shown = (some: DeskPage['actions']): ShownTable => {
    const { reason, rows: all } = deskTable(some, around)
    const rows = all.map(({ row, fresh }): ShownRow => {
      const key = row.offer.actionSlug
      return fresh ? { key, row, fresh } : { key, drawn: cells(row) }
    })
    const drawn = rows.flatMap((row) => ('drawn' in row ? [BEGIN, row.drawn, END] : []))
    return { reason, rows, body: drawn.length === 3 * rows.length ? together(drawn) : null }
  }
  return {
    decided: shown(actions.filter(({ current }) => current)),
    notDecided: shown(actions.filter(({ current }) => !current)),
    before: shown(offTheMenu.filter(({ current }) => current)),
  }
}
