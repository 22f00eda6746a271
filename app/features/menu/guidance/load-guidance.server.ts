import { and, desc, eq, sql } from 'drizzle-orm'
import { recordVersion } from '#app/features/editors/versions/record-version.server.ts'
import { isOfDesk, versionsOf } from '#app/features/editors/versions/version-queries.server.ts'
import type { ActionFields } from '#app/features/menu/editions/menu-form.ts'
import { storeAction } from '#app/features/menu/editions/publish-edition.server.ts'
import type { ContentFile } from '#app/platform/front-matter.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { auditEvents } from '#db/schema/audit.ts'
import { actions, guidances, shippedGuidances } from '#db/schema/menu.ts'
import { guidanceRecord } from './guidance-kind.server.ts'

type Row = number | bigint
type Loaded = { actions: number; guidances: number; rows: Row[] }

/** Who wrote the words that an action has, where they came in before versions were kept. */
const wordedBy = prepared((db) =>
  db
    .select({ actor: auditEvents.actor })
    .from(auditEvents)
    .where(and(eq(auditEvents.action, 'action.worded'), eq(auditEvents.subject, sql.placeholder('subject'))))
    .orderBy(desc(auditEvents.seq))
    .limit(1)
    .prepare(),
)

/**
 * Loads the pages of actions as versions of their guidance. What two editors published at the desk holds: a file that says something else
 * is kept beside it (`shippedGuidances`), for the desk and the operator to see, and changes nothing.
 */
export function loadGuidance(tx: Db, pages: readonly ContentFile<ActionFields>[], now: Instant): Loaded {
  const loaded: Loaded = { actions: 0, guidances: 0, rows: [...earlierOfDesk(tx, now)] }
  for (const { name: slug, text, hash } of pages) {
    const [latest] = versionsOf(tx, 'guidance', slug)
    if (isOfDesk(tx, 'guidance', slug)) {
      keepBeside(tx, { slug, text, hash }, now)
      continue
    }
    if (latest?.contentHash === hash) continue
    const stored = tx.select({ hash: actions.guidanceHash }).from(actions).where(eq(actions.slug, slug)).get()
    if (stored?.hash !== hash) {
      loaded.guidances += storeAction(tx, { slug, body: text, hash }, 'concert', now)
      loaded.actions++
    }
    const from = { kind: 'guidance', slug, reason: null, draftedBy: 'concert', approvedBy: null, contentHash: hash }
    loaded.rows.push(recordVersion(tx, { ...from, fields: guidanceRecord(text) }, now).row)
  }
  return loaded
}

/** The first version of actions that were called at the menu's desk before versions of guidance were kept. */
function earlierOfDesk(tx: Db, now: Instant): Row[] {
  return tx
    .select({ slug: actions.slug, body: guidances.body })
    .from(actions)
    .innerJoin(guidances, eq(guidances.hash, actions.guidanceHash))
    .all()
    .flatMap(({ slug, body }) => {
      if (versionsOf(tx, 'guidance', slug).length > 0) return []
      const by = wordedBy(tx).get({ subject: slug })?.actor
      if (by === undefined || by === 'concert') return []
      const from = { kind: 'guidance', slug, reason: null, draftedBy: by, approvedBy: null }
      return [recordVersion(tx, { ...from, fields: guidanceRecord(body) }, now).row]
    })
}

function keepBeside(tx: Db, { slug, text, hash }: { slug: string; text: string; hash: string }, now: Instant): void {
  const known = tx.select().from(shippedGuidances).where(eq(shippedGuidances.actionSlug, slug)).get()
  if (known?.hash === hash) return
  const isOld = versionsOf(tx, 'guidance', slug).some(({ contentHash }) => contentHash === hash)
  if (isOld) return
  const row = { actionSlug: slug, hash, body: text, loadedAt: now }
  tx.insert(shippedGuidances).values(row).onConflictDoUpdate({ target: shippedGuidances.actionSlug, set: row }).run()
}
