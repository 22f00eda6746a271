import { asc, eq, ne } from 'drizzle-orm'
import { actionFields } from '#app/features/menu/editions/menu-form.ts'
import type { FormValues } from '#app/platform/form.ts'
import { parseContent } from '#app/platform/front-matter.server.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { actions } from '#db/schema/menu.ts'
import { lineValues } from './draft-form.ts'
import type { Draft } from './draft-rules.ts'
import { newActionValues } from './new-action-form.ts'

/** The earlier actions of the round that a draft does not list, with their last wording; `calledBefore` false for those no edition has named. */
export function libraryOf(db: Db, draft: Draft): { slug: string; title: string; wording: string; calledBefore: boolean }[] {
  const listed = new Set(draft.lines.map(({ action }) => action))
  const rows = db.select().from(actions).where(eq(actions.roundSlug, draft.roundSlug)).orderBy(asc(actions.title)).all()
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

/** The actions of other rounds: their words can begin a new action. */
export function earlierActions(db: Db, draft: Draft): { slug: string; title: string }[] {
  const columns = { slug: actions.slug, title: actions.title }
  return db.select(columns).from(actions).where(ne(actions.roundSlug, draft.roundSlug)).orderBy(asc(actions.title)).all()
}

const bodyBySlug = prepared((db) =>
  db.$client.prepare('select g.body from actions a join guidances g on g.hash = a.guidance_hash where a.slug = ?').pluck(),
)

/** The page of an action as the form of a new one shows it: one that the draft calls for the first time, or one of any round. */
export function actionFormValues(db: Db, draft: Draft, slug: string): FormValues | undefined {
  const line = draft.lines.find(({ action }) => action === slug)
  const body = line?.page ?? (bodyBySlug(db).get(slug) as string | undefined)
  const read = body === undefined ? undefined : parseContent(body, slug, actionFields)
  if (!read?.ok) return undefined
  const page = newActionValues(read.file.data, read.file.body)
  return line?.page === undefined ? page : { ...page, ...lineValues(line) }
}
