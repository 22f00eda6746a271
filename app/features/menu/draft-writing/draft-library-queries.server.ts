import { asc } from 'drizzle-orm'
import type { Draft, DraftLine } from '#app/features/menu/drafts/draft-rules.ts'
import { actionFields } from '#app/features/menu/editions/menu-form.ts'
import type { FormValues } from '#app/platform/form.ts'
import { parseContent } from '#app/platform/front-matter.server.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { actions } from '#db/schema/menu.ts'
import { lineValues } from './draft-form.ts'
import { newActionValues } from './new-action-form.ts'
import { typedSoFar } from './unfinished-action.ts'

/** The actions that a draft does not list, with their last wording. `calledBefore` is false for those no edition has named. */
export function libraryFor(db: Db, draft: Draft): { slug: string; title: string; wording: string; calledBefore: boolean }[] {
  const listed = new Set(draft.lines.map(({ action }) => action))
  const rows = db.select().from(actions).orderBy(asc(actions.title)).all()
  return rows
    .filter(({ slug }) => !listed.has(slug))
    .map(({ slug, title }) => {
      const wording = lastWording(db).get(slug) as string | undefined
      return { slug, title, wording: wording ?? '', calledBefore: wording !== undefined }
    })
}

const lastWording = prepared((db) =>
  db.$client
    .prepare(
      `select o.wording from offers o join editions e on e.slug = o.edition_slug where o.action_slug = ?
       order by e.published_at desc, e.number desc limit 1`,
    )
    .pluck(),
)

/** The form values of a new action's page in a draft; undefined for an action without a page of its own. */
export function actionFormValues(line: DraftLine): FormValues | undefined {
  const typed = typedSoFar(line.page)
  if (typed) return { ...lineValues(line), ...typed }
  const read = line.page === undefined ? undefined : parseContent(line.page, line.action, actionFields)
  return read?.ok ? { ...newActionValues(read.file.data, read.file.body), ...lineValues(line) } : undefined
}
