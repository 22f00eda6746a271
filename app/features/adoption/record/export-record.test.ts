import { expect, test } from 'vitest'
import { adoptionDatabase, at, auditTrail, BY } from '#test/support/adoption.ts'
import { recordProgress } from '../progress/record-progress.server.ts'
import { chooseSharing } from '../statements/choose-sharing.server.ts'
import { correctEntry } from '../statements/correct-entry.server.ts'
import { makeReturn } from '../statements/make-return.server.ts'
import { recordAdoption } from '../statements/record-adoption.server.ts'
import { exportRecord } from './export-record.server.ts'

test('the file holds everything the practice recorded, corrections too, nothing of another, no author, and is written down', () => {
  const db = adoptionDatabase()
  const statement = {
    actionSlug: 'cap',
    state: 'taking',
    extent: 'full',
    effectiveOn: '2024-08-05',
    plannedFor: null,
    obstacle: null,
  } as const
  const first = recordAdoption(db, { ...statement, practiceCode: 'ZZ001', note: 'of our own' }, BY, at('2024-08-06'))
  recordAdoption(db, { ...statement, practiceCode: 'ZZ002', note: 'of another' }, BY, at('2024-08-06'))
  if (!first.ok) throw new Error(first.reason)
  correctEntry(db, { practiceCode: 'ZZ001', entryId: first.entryId, void: true, note: null }, BY, at('2024-08-07'))
  const again = recordAdoption(
    db,
    { ...statement, effectiveOn: '2024-08-10', practiceCode: 'ZZ001', note: null },
    BY,
    at('2024-08-13'),
  )
  const news = { practiceCode: 'ZZ001', actionSlug: 'cap', answers: null, obstacleKind: 'waiting', obstacle: null } as const
  recordProgress(db, { ...news, note: 'the ICB replied' }, BY, at('2024-08-14'))
  recordProgress(db, { ...news, practiceCode: 'ZZ002', note: 'of another' }, BY, at('2024-08-14'))
  makeReturn(db, 'ZZ001', '2024-08-12', BY, at('2024-08-14'))
  chooseSharing(db, 'ZZ001', true, BY, at('2024-08-14'))
  const file = exportRecord(db, 'ZZ001', BY, at('2024-08-15'))
  expect(file).toMatchObject({
    practice: 'ZZ001',
    states: [
      {
        actionSlug: 'cap',
        entryId: 'entryId' in again ? again.entryId : '',
        takenSince: '2024-08-10',
        obstacleKind: 'waiting',
        note: 'the ICB replied',
      },
    ],
    progress: [{ actionSlug: 'cap', note: 'the ICB replied', saidAt: '2024-08-14T11:00:00.000Z' }],
    entries: [
      { actionSlug: 'cap', state: 'taking', note: 'of our own', recordedAt: '2024-08-06T11:00:00.000Z' },
      { void: true, correctsId: first.entryId },
      { effectiveOn: '2024-08-10' },
    ],
    returns: [{ week: '2024-08-05' }, { week: '2024-08-12' }],
    sharing: [{ sharesByName: true }],
  })
  expect(JSON.stringify(file)).not.toContain('of another')
  expect(JSON.stringify(file)).not.toContain(BY.personId)
  expect(auditTrail(db).at(-1)).toBe('practice.record-exported ZZ001')
})
