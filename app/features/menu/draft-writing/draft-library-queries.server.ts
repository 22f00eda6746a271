import { asc } from 'drizzle-orm'
import type { Draft } from '#app/features/menu/drafts/draft-rules.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { actions } from '#db/schema/menu.ts'

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
