import { eq } from 'drizzle-orm'
import { queueCircular } from '#app/features/people/circulars/queue-circular.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { editions } from '#db/schema/menu.ts'

/** Queues an announcement of an edition to everyone in a practice, whatever their practice takes. */
export function announceEdition(tx: Db, editionSlug: string, siteAddress: string, now: Instant): void {
  const { title, publishedBy } = tx.select().from(editions).where(eq(editions.slug, editionSlug)).get()!
  const values = { edition: title, committee: publishedBy, link: `${siteAddress}/menu` }
  queueCircular(tx, { id: `edition-${editionSlug}`, message: 'menu-changed', values }, now)
}
