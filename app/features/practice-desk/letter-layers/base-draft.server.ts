import { eq, sql } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { letterVersionDrafts } from '#db/schema/letter-words.ts'
import { lettersOn } from '../letter-texts/letter-texts.server.ts'
import { versionsOf, withLayer } from './layers-in-force.server.ts'
import type { LetterChanges } from './letter-change-rules.ts'
import { addVersion, type LayerOutcome } from './write-variant.server.ts'

/** Words of the committee for a letter, in the making. */
export type BaseDraft = { letterSlug: string; changes: LetterChanges | null; version: number; savedAt: Instant; savedBy: string }

const ofLetter = prepared((db) =>
  db
    .select()
    .from(letterVersionDrafts)
    .where(eq(letterVersionDrafts.letterSlug, sql.placeholder('letterSlug')))
    .prepare(),
)
const every = prepared((db) => db.select().from(letterVersionDrafts).prepare())

export const baseDraftOf = (db: Db, letterSlug: string): BaseDraft | undefined => ofLetter(db).get({ letterSlug })

/** Every draft, by letter. */
export const baseDrafts = (db: Db): Map<string, BaseDraft> =>
  new Map(
    every(db)
      .all()
      .map((draft) => [draft.letterSlug, draft]),
  )

/**
 * The marker of a letter's page at the committee's desk: what is published, and the draft as it stands. Numbers begin anew after a draft
 * was discarded, so its moment is part of it: nobody publishes words that they were not shown.
 */
export function seenOfBase(db: Db, letterSlug: string): string {
  const draft = baseDraftOf(db, letterSlug)
  return `${versionsOf(db, letterSlug, null)[0]?.id ?? ''}/${draft ? `${draft.version} ${draft.savedAt}` : ''}`
}

/** A draft as if it were published, to be laid over the letter. */
export const asVersion = ({ changes, version, savedAt }: BaseDraft) => ({
  id: `draft ${JSON.stringify(changes)}`,
  changes,
  version,
  recordedAt: savedAt,
})

type Place = { letterSlug: string; seen: string }

/** Saves the committee's words as a draft. Nothing of it is in a letter before a second editor publishes it. */
export function saveBaseDraft(
  db: Db,
  { letterSlug, seen, changes }: Place & { changes: LetterChanges | null },
  by: Actor,
  now: Instant,
): LayerOutcome {
  return inTransaction(db, (tx): LayerOutcome => {
    const shipped = lettersOn(dayOf(now)).get(letterSlug)
    if (!shipped) return { ok: false, reason: 'no-such-letter' }
    if (seenOfBase(tx, letterSlug) !== seen) return { ok: false, reason: 'changed-meanwhile' }
    const draft = baseDraftOf(tx, letterSlug)
    const holds = draft ? draft.changes : (versionsOf(tx, letterSlug, null)[0]?.changes ?? null)
    if (JSON.stringify(holds) === JSON.stringify(changes)) return { ok: false, reason: 'same-words' }
    const version = (draft?.version ?? 0) + 1
    const row = { changes, version, savedAt: now, savedBy: by.personId }
    tx.insert(letterVersionDrafts)
      .values({ letterSlug, ...row })
      .onConflictDoUpdate({ target: letterVersionDrafts.letterSlug, set: row })
      .run()
    const detail = { title: shipped.data.title, version }
    recordEvent(tx, { at: now, actor: by.personId, action: 'letter-base.saved', subject: letterSlug, detail })
    return { ok: true, version }
  })
}

/**
 * Publishes a draft as second editor: from now on letters begin with it. Refused to who saved it last (where `secondEditor` is asked
 * for), for a draft that is no longer the one shown, and for words that no longer fit the letter as it ships.
 */
export function publishBase(
  db: Db,
  { letterSlug, seen }: Place,
  by: Actor,
  rules: { secondEditor: boolean },
  now: Instant,
): LayerOutcome {
  return inTransaction(db, (tx): LayerOutcome => {
    const shipped = lettersOn(dayOf(now)).get(letterSlug)
    if (!shipped) return { ok: false, reason: 'no-such-letter' }
    const draft = baseDraftOf(tx, letterSlug)
    if (!draft) return { ok: false, reason: 'no-draft' }
    if (seenOfBase(tx, letterSlug) !== seen) return { ok: false, reason: 'changed-meanwhile' }
    if (rules.secondEditor && draft.savedBy === by.personId) return { ok: false, reason: 'own-work' }
    const { changes, savedBy } = draft
    if (!withLayer(shipped, asVersion(draft), null)) return { ok: false, reason: 'does-not-fit' }
    tx.delete(letterVersionDrafts).where(eq(letterVersionDrafts.letterSlug, letterSlug)).run()
    const approvedBy = rules.secondEditor ? by.personId : null
    const row = { letterSlug, lmcSlug: null, changes, recordedBy: savedBy, approvedBy }
    return { ok: true, version: addVersion(tx, row, shipped, by, now) }
  })
}

/** Throws a draft away. */
export function discardBaseDraft(db: Db, { letterSlug, seen }: Place, by: Actor, now: Instant): LayerOutcome {
  return inTransaction(db, (tx): LayerOutcome => {
    const draft = baseDraftOf(tx, letterSlug)
    if (!draft) return { ok: false, reason: 'no-draft' }
    if (seenOfBase(tx, letterSlug) !== seen) return { ok: false, reason: 'changed-meanwhile' }
    tx.delete(letterVersionDrafts).where(eq(letterVersionDrafts.letterSlug, letterSlug)).run()
    const title = lettersOn(dayOf(now)).get(letterSlug)?.data.title ?? letterSlug
    recordEvent(tx, { at: now, actor: by.personId, action: 'letter-base.discarded', subject: letterSlug, detail: { title } })
    return { ok: true, version: draft.version }
  })
}
