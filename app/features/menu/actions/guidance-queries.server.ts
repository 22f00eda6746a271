import { eq, sql } from 'drizzle-orm'
import { type ActionFields, actionFields } from '#app/features/menu/editions/menu-form.ts'
import { cacheOf } from '#app/platform/cache.ts'
import { readStored } from '#app/platform/front-matter.server.ts'
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
 * The page of an action as one hash has it: its fields and its Markdown. The one reader of guidance: it throws where the database holds
 * no page of this hash or one that no longer reads, for an action without its questions would look like one that asks none. Each is
 * parsed once: the words of a hash never change.
 */
export function guidanceOf(db: Db, guidanceHash: string): { data: ActionFields; body: string } {
  return pages.of(guidanceHash, () => {
    const found = bodyByHash(db).get({ hash: guidanceHash })
    if (!found) throw new Error(`There is no guidance ${guidanceHash}.`)
    const { data, body } = readStored(found.body, `guidance ${guidanceHash}`, actionFields)
    return { data, body }
  })
}
