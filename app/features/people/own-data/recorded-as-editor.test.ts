import { expect, test } from 'vitest'
import { instantOf } from '#app/platform/time.ts'
import { smallEngland, someone } from '#test/support/england.ts'
import { RECORDED_AS_EDITOR } from './recorded-as-editor.sql.ts'
import { RECORDED_IN_DISPUTES } from './recorded-in-disputes.sql.ts'

const NOW = instantOf('2026-06-17', '10:00')

test('who began a draft reads its title once it is public, and until then only where the words are their own', () => {
  const db = smallEngland()
  db.$client
    .prepare(
      `insert into record_drafts (id, kind, title, "values", version, started_by, started_at, saved_by, saved_at)
       values ('one', 'dispute', 'What another wrote', '{}', 2, 'beginner', ?, 'other', ?)`,
    )
    .run(NOW, NOW + 1)
  const titles = (person: string) => RECORDED_AS_EDITOR.draftsOfRecords(db).all({ person })
  expect(titles('beginner')).toMatchObject([{ title: null, startedAt: NOW, lastSavedAt: null }])
  expect(titles('other')).toMatchObject([{ title: 'What another wrote', startedAt: null, lastSavedAt: NOW + 1 }])
  db.$client.prepare('update record_drafts set published_at = ?').run(NOW + 2)
  expect(titles('beginner')).toMatchObject([{ title: 'What another wrote' }])
})

test('who took back what a colleague noticed of a provider reads that they did, and not what it was', () => {
  const db = smallEngland()
  const writer = someone(db, 'practice-partner', { practiceCode: 'Y00001' })
  const colleague = someone(db, 'practice-manager', { practiceCode: 'Y00001' })
  db.$client.pragma('foreign_keys = off')
  db.$client
    .prepare(
      `insert into provider_reports (id, file_id, practice_code, kind, noticed_on, waited_days, cases, is_safety, recorded_at, recorded_by, taken_back_at, taken_back_by)
       values ('one', 'file', 'Y00001', 'late', '2026-06-01', 3, 1, 0, ?, ?, ?, ?)`,
    )
    .run(NOW, writer, NOW + 1, colleague)
  const added = (person: string) => RECORDED_IN_DISPUTES.addedToFilesOnProviders(db).all({ person })
  expect(added(writer)).toMatchObject([{ kind: 'late', noticedOn: '2026-06-01', recordedAt: NOW, takenBackAt: null }])
  expect(added(colleague)).toMatchObject([{ kind: null, noticedOn: null, recordedAt: null, takenBackAt: NOW + 1 }])
})
