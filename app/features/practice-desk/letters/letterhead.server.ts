import { eq, sql } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { letterheads } from '#db/schema/letters.ts'
import type { LetterRefusal } from './letter-rules.ts'
import type { Letterhead } from './letterhead-form.ts'

const ofPractice = prepared((db) =>
  db
    .select()
    .from(letterheads)
    .where(eq(letterheads.practiceCode, sql.placeholder('practiceCode')))
    .prepare(),
)

/** What a practice puts in the head of its letters, and the marker of its form. */
export function letterheadOf(db: Db, practiceCode: string): Letterhead & { seen: string } {
  const row = ofPractice(db).get({ practiceCode })
  const { holders = null, email = null, contact = null, dpo = null } = row ?? {}
  return { holders, email, contact, dpo, seen: row ? String(row.savedAt) : '' }
}

/** Saves the letterhead; letters in the making take it from then on. `seen`: the marker of the form. */
export function saveLetterhead(
  db: Db,
  { practiceCode, seen, ...head }: Letterhead & { practiceCode: string; seen: string },
  by: Actor,
  now: Instant,
): { ok: true } | { ok: false; reason: LetterRefusal } {
  return inTransaction(db, (tx) => {
    if (letterheadOf(tx, practiceCode).seen !== seen) return { ok: false, reason: 'changed-meanwhile' }
    const row = { ...head, savedAt: now, savedBy: by.personId }
    tx.insert(letterheads)
      .values({ practiceCode, ...row })
      .onConflictDoUpdate({ target: letterheads.practiceCode, set: row })
      .run()
    recordEvent(tx, { at: now, actor: by.personId, action: 'letterhead.saved', subject: practiceCode })
    return { ok: true }
  })
}
