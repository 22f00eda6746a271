import { expect, test } from 'vitest'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { eventKind } from '#app/features/timeline/events/event-kind.server.ts'
import type { FormValues } from '#app/platform/form.ts'
import { paths } from '#app/platform/paths.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { freshDatabase } from '#test/support/database.ts'
import { publishedByTwo } from '#test/support/two-editors.ts'
import { recordHistory } from './history-queries.server.ts'

const NOW = instantOf('2024-11-28', '10:00')
const LATER = instantOf('2024-12-05', '10:00')
const EVENT: FormValues = {
  title: 'Roadshow in Barchester',
  kind: 'roadshow',
  on: 'about November 2017',
  words: '',
  sources: 'A paper | https://example.org/paper | about 2017',
}
const of = { kind: 'event', slug: 'roadshow-in-barchester' }
const none = { asAt: null, known: null }

function world() {
  const db = freshDatabase()
  publishedByTwo(db, eventKind, { values: EVENT }, NOW)
  const corrected = { ...EVENT, on: '7 November 2017', reason: 'The letter names the day.' }
  publishedByTwo(db, eventKind, { values: corrected, subject: of.slug }, LATER - 60_000)
  return db
}

test('each version says when, why, by which roles, and what it changed; nobody is named', () => {
  const history = recordHistory(world(), of, none, LATER)!
  expect(history.versions).toMatchObject([
    { version: 2, by: 'two-editors', reason: 'The letter names the day.', changes: [{ name: 'on', label: 'When' }] },
    { version: 1, by: 'two-editors', reason: null, changes: [] },
  ])
  expect(JSON.stringify(history)).not.toMatch(/"(ann|ben)"/)
})

test('as known on an earlier day it is as it was then; as at a day it says where it stood', () => {
  const known = recordHistory(world(), of, { asAt: '1 January 2017', known: '2024-12-01' }, LATER)
  expect(known).toMatchObject({ known: '2024-12-01', stands: 'it was still to come', versions: [{ version: 1 }] })
  expect(known?.fields).toContainEqual({ label: 'When', value: 'about November 2017' })
  const db = freshDatabase()
  loadContent(db, paths.content, NOW)
  const ballot = (asAt: string) =>
    recordHistory(db, { kind: 'ballot', slug: '2024-collective-action' }, { asAt, known: null }, NOW)?.stands
  expect(['16 June 2024', '29 July 2024', '30 July 2024', '1 August 2024'].map(ballot)).toEqual([
    'announced',
    'open',
    'closed',
    'declared',
  ])
})

test('a day that is none, one to come and one before the first version are told; a record that is none is not found', () => {
  const refused = (asked: Partial<typeof none> | { asAt?: string; known?: string }) =>
    recordHistory(world(), of, { ...none, ...asked }, LATER)?.refused
  expect(refused({ asAt: 'lately' })).toMatchObject({ field: 'as-at', typed: 'lately' })
  expect(refused({ known: '31 November 2024' })).toMatchObject({ field: 'known' })
  expect(refused({ known: '6 December 2024' })).toMatchObject({ words: expect.stringContaining('not known yet') })
  expect(refused({ known: '27 November 2024' })).toMatchObject({ words: expect.stringContaining('Nothing of it') })
  expect(recordHistory(world(), { kind: 'event', slug: 'none' }, none, LATER)).toBeUndefined()
  expect(recordHistory(world(), { kind: 'letter', slug: of.slug }, none, LATER)).toBeUndefined()
})
