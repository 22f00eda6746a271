import { cacheOf } from '#app/platform/cache.ts'
import { draw } from '#app/ui/draw.server.ts'
import { TableRows } from '#app/ui/table.tsx'
import { type ListAsked, listedPractices } from './list-asked-rules.ts'
import type { LmcAnswers } from './lmc-answers-queries.server.ts'
import { actionsListed, listColumns, practiceRow } from './practice-list.tsx'

/** Lines of practices, found again only by all that stands in them. */
const lines = cacheOf<string, string>({ most: 2000 })

/** The lines of the list as asked for: most stand as they stood when the page was last read, and are not drawn again. */
export function drawnPracticeRows(here: string, answers: LmcAnswers, asked: ListAsked): string {
  const actions = actionsListed(answers)
  const columns = listColumns(actions)
  const head = JSON.stringify([here, actions.map(({ actionSlug }) => actionSlug)])
  return listedPractices(answers.practices, asked, answers.groups)
    .listed.map((practice) =>
      lines.of(`${head}${JSON.stringify(practice)}`, () =>
        draw(<TableRows columns={columns} rows={[practiceRow(here, practice, actions)]} />),
      ),
    )
    .join('')
}
