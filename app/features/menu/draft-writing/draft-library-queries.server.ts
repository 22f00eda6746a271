import { asc, desc, eq, sql } from 'drizzle-orm'
import type { Draft } from '#app/features/menu/drafts/draft-rules.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { actions, editions, offers } from '#db/schema/menu.ts'

const everyAction = prepared((db) =>
  db.select({ slug: actions.slug, title: actions.title }).from(actions).orderBy(asc(actions.title), asc(actions.slug)).prepare(),
)

/** The actions that a draft does not list, with their last wording. `calledBefore` is false for those no edition has named. */
export function libraryFor(db: Db, draft: Draft): { slug: string; title: string; wording: string; calledBefore: boolean }[] {
  const listed = new Set(draft.lines.map(({ action }) => action))
  const rows = everyAction(db).all()
  return rows
    .filter(({ slug }) => !listed.has(slug))
    .map(({ slug, title }) => {
      const wording = lastWording(db).get({ actionSlug: slug })?.wording
      return { slug, title, wording: wording ?? '', calledBefore: wording !== undefined }
    })
}

const lastWording = prepared((db) =>
  db
    .select({ wording: offers.wording })
    .from(offers)
    .innerJoin(editions, eq(editions.slug, offers.editionSlug))
    .where(eq(offers.actionSlug, sql.placeholder('actionSlug')))
    .orderBy(desc(editions.publishedAt), desc(editions.number))
    .limit(1)
    .prepare(),
)
