import { eq, sql } from 'drizzle-orm'
import { type ActionFields, actionFields } from '#app/features/menu/editions/menu-form.ts'
import { cacheOf } from '#app/platform/cache.ts'
import { readStoredContent } from '#app/platform/front-matter.server.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { guidances } from '#db/schema/menu.ts'

const bodyByHash = prepared((db) =>
  db
    .select({ body: guidances.body })
    .from(guidances)
    .where(eq(guidances.hash, sql.placeholder('hash')))
    .prepare(),
)
const pages = cacheOf<string, { data: ActionFields; body: string }>({ most: 200 })

/**
 * The guidance of an action by hash: its fields and Markdown. This is the only reader of guidance. It throws where the database
 * holds no page of this hash, or one that cannot be read: an action without its questions would look like one that has none. Each
 * is parsed once, because the words of a hash never change.
 */
export function guidanceOf(db: Db, guidanceHash: string): { data: ActionFields; body: string } {
  return pages.of(guidanceHash, () => {
    const found = bodyByHash(db).get({ hash: guidanceHash })
    if (!found) throw new Error(`There is no guidance ${guidanceHash}.`)
    const { data, body } = readStoredContent(found.body, `guidance ${guidanceHash}`, actionFields)
    return { data, body }
  })
}
