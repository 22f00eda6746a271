import { createHash } from 'node:crypto'
import { cacheOf } from '#app/platform/cache.ts'
import { bytesIn, type Drawing, draw, together } from '#app/ui/draw.server.ts'
import { TableRows } from '#app/ui/table.tsx'
import type { LmcPractice, SharedState } from './lmc-answers-queries.server.ts'
import { type Action, listColumns, practiceRow } from './practice-list.tsx'

/** Lines of practices, found again only by the hash of all that stands in them: what a practice said is kept as the line alone. */
const lines = cacheOf<string, Drawing>({ mostBytes: 4e6, bytesOf: bytesIn })

/** Of a state what its shape tells. */
const told = (state: SharedState | undefined) =>
  state && [state.state, state.extent, state.effectiveOn, state.plannedFor, state.takenSince, state.due, state.goesOn]

/** Lines of the list: most stand as they stood when the page was last read, and are not drawn again. */
export function drawnPracticeRows(here: string, actions: readonly Action[], listed: readonly LmcPractice[]): Drawing {
  const columns = listColumns(actions)
  const head = JSON.stringify([here, actions.map(({ actionSlug }) => actionSlug)])
  return together(
    listed.map((practice) => {
      const { shared, ...rest } = practice
      const states = shared && actions.map(({ actionSlug }) => told(shared[actionSlug]))
      const key = createHash('sha256')
        .update(JSON.stringify([head, rest, states]))
        .digest('base64')
      return lines.of(key, () => draw(<TableRows columns={columns} rows={[practiceRow(here, practice, actions)]} />))
    }),
  )
}
