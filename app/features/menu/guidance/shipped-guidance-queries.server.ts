import { eq, sql } from 'drizzle-orm'
import { versionsOf } from '#app/features/editors/versions/version-queries.server.ts'
import type { FormValues } from '#app/platform/form.ts'
import { type Day, dayOf } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { shippedGuidances } from '#db/schema/menu.ts'
import { guidanceValues } from './guidance-form.server.ts'
import { pageOfText } from './guidance-kind.server.ts'

type Shipped = { slug: string; on: Day; values: FormValues }

const ofAction = prepared((db) =>
  db
    .select()
    .from(shippedGuidances)
    .where(eq(shippedGuidances.actionSlug, sql.placeholder('slug')))
    .prepare(),
)

/**
 * The words that a later version of Concert ships for an action whose guidance the desk has published: they do not hold. Undefined once the
 * desk has published a version after they came, since its editors had them before their eyes.
 */
export function shippedWords(db: Db, slug: string): Shipped | undefined {
  const shipped = ofAction(db).get({ slug })
  const [latest] = versionsOf(db, 'guidance', slug)
  if (!shipped || (latest && latest.recordedAt > shipped.loadedAt)) return undefined
  return { slug, on: dayOf(shipped.loadedAt), values: guidanceValues(pageOfText(shipped.body)) }
}

/** The files whose words do not hold because the desk has published others, as lines for the operator. */
export function filesNotHeld(db: Db): string[] {
  return db
    .select({ slug: shippedGuidances.actionSlug })
    .from(shippedGuidances)
    .all()
    .flatMap(({ slug }) =>
      shippedWords(db, slug)
        ? [
            `content/actions/${slug}/guidance.md does not hold: the committee's desk has published other words. Its editors see both at /committee/records.`,
          ]
        : [],
    )
}
