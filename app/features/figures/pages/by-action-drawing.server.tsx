import { renderToStaticMarkup } from 'react-dom/server'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { cacheOf } from '#app/platform/cache.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { RollUpByAction, type RollUpByActionProps } from './roll-up-by-action.tsx'

const drawings = prepared(() => cacheOf<string, string>({ most: 64 }))

/**
 * A week's map and tables as HTML. A thousand cells are most of the cost of the page, so each is drawn once per action and
 * order: the key holds every word used, and the figures of a release do not change.
 */
export function byActionHtml(db: Db, week: WeekFigures, rest: Omit<RollUpByActionProps, 'week'>): string {
  const { audience, first, known, stands, columns, regions, lmcs } = week
  const names = [regions, lmcs].map((list) => list.map(({ name }) => name))
  const key = JSON.stringify([audience, first, known, stands, columns, names, rest])
  return drawings(db).of(key, () => renderToStaticMarkup(<RollUpByAction week={week} {...rest} />))
}
