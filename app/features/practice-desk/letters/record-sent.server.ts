import { and, eq } from 'drizzle-orm'
import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { letterDrafts, letters } from '#db/schema/letters.ts'
import { draftById } from './letter-queries.server.ts'
import type { LetterRefusal } from './letter-rules.ts'
import { type DraftMade, makeFromDraft } from './making-queries.server.ts'

export type SentOutcome = { ok: true; letterId: string } | { ok: false; reason: LetterRefusal }

/**
 * Records that a letter went, on a day, with exactly what it said; a case letter leaves only its kind, the organisation, the day and
 * the running number. `seen`: the hash of the letter that was shown. Refused while anything is missing, while a newer text waits for
 * a choice, and where the letter is no longer what was shown.
 */
export function recordSent(
  db: Db,
  { practiceCode, draftId, sentOn, seen }: { practiceCode: string; draftId: string; sentOn: Day; seen: string },
  by: Actor,
  now: Instant,
): SentOutcome {
  return inTransaction(db, (tx): SentOutcome => {
    const draft = draftById(tx, practiceCode, draftId)
    if (!draft) return { ok: false, reason: 'no-such-letter' }
    const letter = makeFromDraft(tx, draft, now)
    const refusal = refusalOf(letter, sentOn, seen, now)
    if (refusal) return { ok: false, reason: refusal }
    const recordedAt = recordingTime(tx, now)
    const { id, letterSlug, title, actionSlug, year, number, textHash, followsId, lineId } = draft
    const { lastInsertRowid } = tx
      .insert(letters)
      .values({
        ...{ id, practiceCode, letterSlug, title, actionSlug, year, number, textHash, followsId, lineId },
        ...whatIsKept(letter),
        sentOn,
        recordedAt,
        recordedBy: by.personId,
      })
      .run()
    tx.delete(letterDrafts)
      .where(and(eq(letterDrafts.id, draftId), eq(letterDrafts.practiceCode, practiceCode)))
      .run()
    const event = { at: recordedAt, actor: by.personId, action: 'letter.sent', subject: id } as const
    recordEvent(tx, event, rowsWritten(tx, { letters: lastInsertRowid }))
    return { ok: true, letterId: id }
  })
}

function refusalOf({ made, newer, hash, text }: DraftMade, sentOn: Day, seen: string, now: Instant): LetterRefusal | undefined {
  if (made.missing.length > 0) return 'missing'
  if (newer && !newer.decided) return 'text-changed'
  if (hash !== seen) return 'changed-meanwhile'
  if (sentOn > dayOf(now)) return 'not-yet'
  if (text.until && sentOn > text.until) return 'letter-over'
  return undefined
}

function whatIsKept({ draft, text, made, own, hash }: DraftMade) {
  const recipient = text.family === 'patients' ? text.to.label : (draft.filled.organisation ?? '')
  const bare = { family: text.family, recipient, subject: null, paper: null, paperHash: null, wordings: [], strengths: {} }
  if (text.family === 'case') return { ...bare, answerBy: null, endsOn: null }
  const used = made.paragraphs.flatMap(({ key, left }) => (left ? [] : (own.get(key)?.id ?? [])))
  const kept = { subject: made.paper.subject, paper: JSON.stringify(made.paper), paperHash: hash, wordings: used }
  return { ...bare, ...kept, strengths: made.strengths, answerBy: made.answerBy, endsOn: made.endsOn }
}
