import { expect, test } from 'vitest'
import type { PartRecord } from '#app/features/disputes/file/desk-records.ts'
import { approveRecord, publishRecord } from '#app/features/editors/drafts/publish-record.server.ts'
import { isMoved, seenOfRecord, standsNow, standsWord } from '#app/features/editors/drafts/record-draft-store.server.ts'
import type { RecordKind } from '#app/features/editors/drafts/record-kind.ts'
import { saveRecordDraft } from '#app/features/editors/drafts/save-record-draft.server.ts'
import { startRecordDraft } from '#app/features/editors/drafts/start-record-draft.server.ts'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { wordDifferences } from '#app/features/menu/draft-writing/draft-conflict-rules.ts'
import { namedFields } from '#app/platform/form.ts'
import { paths } from '#app/platform/paths.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { freshDatabase } from '#test/support/database.ts'
import { ANN, BEN } from '#test/support/desk.ts'
import { disputePartKind } from './part-kind.server.ts'

const NOW = instantOf('2026-11-29', '10:00')
const DEMAND = 'primary-care-support-demand-4'
/** The desk after the next release of Concert, in whose file the demand has another title and the same number. */
const reworded: RecordKind<PartRecord> = {
  ...disputePartKind,
  shipped: (tx, slug) => {
    const part = disputePartKind.shipped!(tx, slug)
    return part && ({ ...part, row: { ...part.row, title: 'Put all six right' } } as PartRecord)
  },
}

test('a row whose file has other words since its draft was begun is not overwritten unseen: an approval falls until it is saved beside them', () => {
  const db = freshDatabase()
  loadContent(db, paths.content, NOW)
  const begun = startRecordDraft(db, { kind: disputePartKind, subject: DEMAND }, ANN, NOW)
  if (!begun.ok) throw new Error(begun.reason)
  const draftId = begun.draft.id
  const values = { ...begun.draft.values, title: 'Put the six issues right', reason: 'Read again.' }
  const save = (seen: typeof values, kind: RecordKind<PartRecord>) => {
    const beside = { kind, word: standsWord(standsNow(db, kind, DEMAND)) }
    return saveRecordDraft(db, { draftId, seen: seenOfRecord(seen), title: 'V', values, beside }, ANN, NOW)
  }
  expect(save(begun.draft.values as typeof values, disputePartKind)).toMatchObject({ ok: true, draft: { version: 2 } })
  expect(approveRecord(db, disputePartKind, { draftId, version: 2 }, BEN, NOW)).toMatchObject({ ok: true })
  const publish = (kind: RecordKind<PartRecord>, version: number) =>
    publishRecord(db, kind, { draftId, version, secondEditor: true }, ANN, NOW)
  expect(publish(reworded, 2)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(approveRecord(db, reworded, { draftId, version: 2 }, BEN, NOW)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  const again = save(values, reworded)
  expect(again).toMatchObject({ ok: true, draft: { version: 3, approvedVersion: null } })
  expect(again.ok && isMoved(db, reworded, again.draft)).toBe(false)
  expect(approveRecord(db, reworded, { draftId, version: 3 }, BEN, NOW)).toMatchObject({ ok: true })
  expect(publish(reworded, 3)).toMatchObject({ ok: true })
})

test('fields that come back as a browser sends them differ in nothing from what the file says', () => {
  const db = freshDatabase()
  loadContent(db, paths.content, NOW)
  const values = disputePartKind.valuesOf(disputePartKind.shipped!(db, DEMAND)!, db)
  expect(values.sources).toContain('\n')
  const form = new FormData()
  for (const [name, text] of Object.entries(values)) form.set(name, text.replaceAll('\n', '\r\n'))
  const sent = namedFields(form, Object.keys(values))
  expect(sent).toEqual(values)
  const saved = { ...values, sources: values.sources!.replaceAll('\n', '\r\n') }
  expect(wordDifferences(saved, values, disputePartKind.labels)).toEqual([])
})
