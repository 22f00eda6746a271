import { createHash } from 'node:crypto'
import { and, asc, eq, sql } from 'drizzle-orm'
import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { newId } from '#app/platform/id.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { letterWordings } from '#db/schema/letter-words.ts'
import { letterFor } from '../letter-layers/layers-in-force.server.ts'
import { keepText } from '../letter-texts/text-store.server.ts'
import type { LetterRefusal } from './letter-rules.ts'

/** A practice's words for a paragraph; null = the committee's again. `baseHash`: the text over which they were written. */
export type Wording = { id: string; paragraph: string; words: string | null; baseHash: string; recordedAt: Instant }

const ofLetter = prepared((db) => {
  const { id, paragraph, words, baseHash, recordedAt } = letterWordings
  return db
    .select({ id, paragraph, words, baseHash, recordedAt })
    .from(letterWordings)
    .where(
      and(
        eq(letterWordings.practiceCode, sql.placeholder('practiceCode')),
        eq(letterWordings.letterSlug, sql.placeholder('letterSlug')),
      ),
    )
    .orderBy(asc(recordedAt), asc(id))
    .prepare()
})

/** Every wording a practice wrote for a letter, earliest first. */
export const wordingsEver = (db: Db, practiceCode: string, letterSlug: string): Wording[] =>
  ofLetter(db).all({ practiceCode, letterSlug })

/** The practice's own words that hold, by paragraph. */
export function ownWordings(db: Db, practiceCode: string, letterSlug: string): Map<string, Wording & { words: string }> {
  const held = new Map<string, Wording & { words: string }>()
  for (const wording of wordingsEver(db, practiceCode, letterSlug)) {
    const { paragraph, words } = wording
    if (words === null) held.delete(paragraph)
    else held.set(paragraph, { ...wording, words })
  }
  return held
}

/**
 * Records a practice's own words for a paragraph, or the committee's again (null). Every version is kept with its hash. `seen`: id of
 * the last version its author was shown, '' for none.
 */
export function writeWording(
  db: Db,
  written: { practiceCode: string; letterSlug: string; paragraph: string; words: string | null; seen: string },
  by: Actor,
  now: Instant,
): { ok: true } | { ok: false; reason: LetterRefusal } {
  return inTransaction(db, (tx) => {
    const { seen, ...wording } = written
    const letter = letterFor(tx, wording.practiceCode, wording.letterSlug, dayOf(now))?.letter
    const base = letter?.data.paragraphs.find(({ key }) => key === wording.paragraph)
    if (!letter || !base?.words || letter.data.family === 'case') return { ok: false, reason: 'no-such-letter' }
    const last = wordingsEver(tx, wording.practiceCode, wording.letterSlug).findLast(
      ({ paragraph }) => paragraph === wording.paragraph,
    )
    if ((last?.id ?? '') !== seen) return { ok: false, reason: 'changed-meanwhile' }
    if ((last?.words ?? null) === wording.words) return { ok: false, reason: 'same-words' }
    const kept = keepText(tx, letter, now)
    const [id, recordedAt] = [newId(), recordingTime(tx, now)]
    const wordsHash = wording.words === null ? null : createHash('sha256').update(wording.words).digest('hex')
    const row = { ...wording, id, wordsHash, baseHash: letter.hash, recordedAt, recordedBy: by.personId }
    const { lastInsertRowid } = tx.insert(letterWordings).values(row).run()
    const event = { at: recordedAt, actor: by.personId, action: 'letter.worded', subject: id } as const
    recordEvent(tx, event, rowsWritten(tx, { letter_wordings: lastInsertRowid, ...(kept.length > 0 && { letter_texts: kept }) }))
    return { ok: true }
  })
}
