import { eq } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { editionInForce, offersOf } from '#app/features/menu/editions/menu-queries.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { newId } from '#app/platform/id.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { drafts, rounds } from '#db/schema/menu.ts'
import { type DraftOutcome, initialLines } from './draft-rules.ts'
import { draftById, openDraftOf } from './draft-store.server.ts'

/** Begins a draft from the round's edition in force. Refused while the round has an open draft. */
export function startDraft(db: Db, roundSlug: string, by: Actor, now: Instant): DraftOutcome {
  return inTransaction(db, (tx): DraftOutcome => {
    if (!tx.select({ slug: rounds.slug }).from(rounds).where(eq(rounds.slug, roundSlug)).get())
      return { ok: false, reason: 'no-action' }
    if (openDraftOf(tx, roundSlug)) return { ok: false, reason: 'one-open' }
    const edition = editionInForce(tx, roundSlug, now)
    const id = newId()
    const made = { id, roundSlug, basedOn: edition?.slug ?? null, title: '', summary: '', sources: [], version: 1 }
    const who = { startedBy: by.personId, startedAt: now, savedBy: by.personId, savedAt: now }
    tx.insert(drafts)
      .values({ ...made, ...who, offers: edition ? initialLines(offersOf(tx, edition.slug), dayOf(now)) : [] })
      .run()
    recordEvent(tx, { at: now, actor: by.personId, action: 'draft.started', subject: id, detail: { round: roundSlug } })
    return { ok: true, draft: draftById(tx, id)! }
  })
}
