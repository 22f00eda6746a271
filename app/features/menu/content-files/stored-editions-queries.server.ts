import { isNotNull } from 'drizzle-orm'
import { offersOf } from '#app/features/menu/editions/menu-queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { drafts, editions } from '#db/schema/menu.ts'
import { editionFieldsOf, editionFileText } from './edition-file-rules.ts'
import type { PublishedEdition } from './menu-content-rules.ts'

/** Every edition there is, to be held against content files. */
export function storedEditions(tx: Db): PublishedEdition[] {
  const ofDesk = new Set(
    tx
      .select({ slug: drafts.publishedAs })
      .from(drafts)
      .where(isNotNull(drafts.publishedAs))
      .all()
      .map(({ slug }) => slug),
  )
  return tx
    .select()
    .from(editions)
    .all()
    .map((edition) => {
      const { slug, roundSlug, number, publishedAt, contentHash } = edition
      const listed = offersOf(tx, slug)
      const lines = listed.map(({ actionSlug, status, reason }) => ({
        action: actionSlug,
        status,
        reason: reason ?? undefined,
      }))
      const text = () => editionFileText(editionFieldsOf(edition, listed))
      return { slug, roundSlug, number, publishedAt, contentHash, ofDesk: ofDesk.has(slug), offers: lines, text }
    })
}
