import { and, eq } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { letterDrafts } from '#db/schema/letters.ts'
import { letterFor } from '../letter-layers/layers-in-force.server.ts'
import { keepText } from '../letter-texts/text-store.server.ts'
import { draftById } from './letter-queries.server.ts'
import type { Draft, LetterRefusal } from './letter-rules.ts'

type Place = { practiceCode: string; draftId: string; seen: string }
type Outcome = { ok: true } | { ok: false; reason: LetterRefusal }

/** The marker of a draft's form. */
export const seenOfDraft = ({ version }: Pick<Draft, 'version'>) => String(version)

function changeDraft(
  db: Db,
  { practiceCode, draftId, seen }: Place,
  change: (tx: Db, draft: Draft) => { set: Partial<Draft>; kept?: (number | bigint)[] } | LetterRefusal,
  by: Actor,
  now: Instant,
): Outcome {
  return inTransaction(db, (tx): Outcome => {
    const draft = draftById(tx, practiceCode, draftId)
    if (!draft) return { ok: false, reason: 'no-such-letter' }
    if (seenOfDraft(draft) !== seen) return { ok: false, reason: 'changed-meanwhile' }
    const changed = change(tx, draft)
    if (typeof changed === 'string') return { ok: false, reason: changed }
    const { set, kept = [] } = changed
    tx.update(letterDrafts)
      .set({ ...set, version: draft.version + 1, savedAt: now, savedBy: by.personId })
      .where(and(eq(letterDrafts.id, draftId), eq(letterDrafts.practiceCode, practiceCode)))
      .run()
    const event = { at: now, actor: by.personId, action: 'letter.draft-saved', subject: draftId } as const
    recordEvent(tx, event, kept.length > 0 ? rowsWritten(tx, { letter_texts: kept }) : undefined)
    return { ok: true }
  })
}

/** Saves what was filled in and chosen. `seen`: the marker of the form. */
export const saveDraft = (db: Db, { filled, ...place }: Place & { filled: Record<string, string> }, by: Actor, now: Instant) =>
  changeDraft(db, place, () => ({ set: { filled } }), by, now)

/**
 * Which words a letter has: `take`, those of today, its LMC's among them; `keep`, those it was begun with, though the text changed
 * since; `committee`, the committee's of today, without the LMC's. `of`: the hash of today's text that was shown; where it is another by
 * now, nothing is chosen.
 */
export const TEXT_CHOICES = ['take', 'keep', 'committee'] as const
export type TextChoice = (typeof TEXT_CHOICES)[number]
export function chooseText(
  db: Db,
  { choice, of, ...place }: Place & { choice: TextChoice; of?: string | undefined },
  by: Actor,
  now: Instant,
): Outcome {
  const change = (tx: Db, draft: Draft) => {
    const today = letterFor(tx, draft.practiceCode, draft.letterSlug, dayOf(now))
    if (!today) return 'no-such-letter'
    const { letter, base } = today
    if (of && of !== letter.hash) return 'text-changed'
    if (choice === 'keep') return { set: { decidedHash: letter.hash } }
    const wanted = choice === 'take' ? letter : base
    const decidedHash = wanted.hash === letter.hash ? null : letter.hash
    return { set: { textHash: wanted.hash, decidedHash, title: wanted.data.title }, kept: keepText(tx, wanted, now) }
  }
  return changeDraft(db, place, change, by, now)
}

/** Throws a draft away: nothing of it is kept. */
export function discardDraft(db: Db, { practiceCode, draftId, seen }: Place, by: Actor, now: Instant): Outcome {
  return inTransaction(db, (tx): Outcome => {
    const draft = draftById(tx, practiceCode, draftId)
    if (!draft) return { ok: false, reason: 'no-such-letter' }
    if (seenOfDraft(draft) !== seen) return { ok: false, reason: 'changed-meanwhile' }
    tx.delete(letterDrafts)
      .where(and(eq(letterDrafts.id, draftId), eq(letterDrafts.practiceCode, practiceCode)))
      .run()
    recordEvent(tx, { at: now, actor: by.personId, action: 'letter.draft-discarded', subject: draftId })
    return { ok: true }
  })
}
