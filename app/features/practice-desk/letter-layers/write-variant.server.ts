import { createHash } from 'node:crypto'
import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { newId } from '#app/platform/id.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { letterVersions } from '#db/schema/letter-words.ts'
import type { LetterFile } from '../letter-texts/letter-texts.server.ts'
import { keepText } from '../letter-texts/text-store.server.ts'
import { baseLetter, versionsOf } from './layers-in-force.server.ts'
import type { LayerRefusal, LetterChanges } from './letter-change-rules.ts'

export type LayerOutcome = { ok: true; version: number } | { ok: false; reason: LayerRefusal }

type Row = {
  letterSlug: string
  lmcSlug: string | null
  changes: LetterChanges | null
  recordedBy: string
  approvedBy: string | null
}

/** Adds a version of a layer, with its hash and the text it was written over. Returns its number. Only inside a transaction. */
export function addVersion(tx: Db, row: Row, beneath: LetterFile, by: Actor, now: Instant): number {
  const { letterSlug, lmcSlug, changes } = row
  const version = (versionsOf(tx, letterSlug, lmcSlug)[0]?.version ?? 0) + 1
  const [id, recordedAt, kept] = [newId(), recordingTime(tx, now), keepText(tx, beneath, now)]
  const changesHash = changes && createHash('sha256').update(JSON.stringify(changes)).digest('hex')
  const { lastInsertRowid } = tx
    .insert(letterVersions)
    .values({ ...row, id, version, changesHash, baseHash: beneath.hash, recordedAt })
    .run()
  const event = {
    at: recordedAt,
    actor: by.personId,
    subject: id,
    detail: { title: beneath.data.title, version, ...(lmcSlug && { lmc: lmcSlug }) },
  }
  const rows = rowsWritten(tx, { letter_versions: lastInsertRowid, ...(kept.length > 0 && { letter_texts: kept }) })
  recordEvent(tx, { ...event, action: lmcSlug === null ? 'letter-base.published' : 'letter-variant.written' }, rows)
  return version
}

/**
 * Writes an LMC's version of a letter, from now on for the letters that its practices begin; null gives the committee's words back.
 * `seen`: id of the last version its author was shown, '' for none. The caller checks who may write.
 */
export function writeVariant(
  db: Db,
  { seen, ...written }: { lmcSlug: string; letterSlug: string; changes: LetterChanges | null; seen: string },
  by: Actor,
  now: Instant,
): LayerOutcome {
  return inTransaction(db, (tx): LayerOutcome => {
    const base = baseLetter(tx, written.letterSlug, dayOf(now))
    if (!base) return { ok: false, reason: 'no-such-letter' }
    const last = versionsOf(tx, written.letterSlug, written.lmcSlug)[0]
    if ((last?.id ?? '') !== seen) return { ok: false, reason: 'changed-meanwhile' }
    if (JSON.stringify(last?.changes ?? null) === JSON.stringify(written.changes)) return { ok: false, reason: 'same-words' }
    return { ok: true, version: addVersion(tx, { ...written, recordedBy: by.personId, approvedBy: null }, base, by, now) }
  })
}
