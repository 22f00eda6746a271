import { expect, test } from 'vitest'
import { versionsOf } from '#app/features/editors/versions/version-queries.server.ts'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { allRounds, roundAt } from '#app/features/menu/editions/menu-queries.server.ts'
import type { FormValues } from '#app/platform/form.ts'
import { paths } from '#app/platform/paths.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { freshDatabase } from '#test/support/database.ts'
import { publishedByTwo } from '#test/support/two-editors.ts'
import { pausedSince } from './pause-queries.server.ts'
import { type RoundRecord, roundKind } from './round-kind.server.ts'

const NOW = instantOf('2026-11-20', '10:00')
const ROUND: FormValues = {
  title: 'The next round',
  kind: 'pick-any',
  beganOn: '1 December 2026',
  summary: 'Over the contract for 2027/28.',
  sources: 'A paper | https://example.org/paper | 20 Nov 2026',
}
const errorsOf = (values: FormValues, before?: RoundRecord) => {
  const read = roundKind.check(freshDatabase(), { values, slug: null, before }, NOW)
  return read.ok ? {} : read.errors
}

test('a round begins, is paused, goes on and ends, each from its day', () => {
  const db = freshDatabase()
  const next = (change: FormValues) =>
    publishedByTwo(db, roundKind, { values: { ...ROUND, ...change }, subject: 'the-next-round' }, NOW)
  expect(publishedByTwo(db, roundKind, { values: ROUND }, NOW)).toMatchObject({ ok: true })
  expect([roundAt(db, '2026-11-30'), roundAt(db, '2026-12-01')?.slug]).toEqual([undefined, 'the-next-round'])
  expect(next({ pausedOn: '10 January 2027', reason: 'Talks.' })).toMatchObject({ ok: true })
  expect(['2027-01-09', '2027-01-10', '2027-02-01'].map((day) => pausedSince(db, 'the-next-round', day))).toEqual([
    null,
    '2027-01-10',
    '2027-01-10',
  ])
  expect(next({ pausedOn: '10 January 2027', resumedOn: '1 February 2027', reason: 'No result.' })).toMatchObject({ ok: true })
  expect(pausedSince(db, 'the-next-round', '2027-02-01')).toBeNull()
  expect(next({ endedOn: '31 March 2027', reason: 'Agreed.' })).toMatchObject({ ok: true })
  expect(['2027-03-31', '2027-04-01'].map((day) => roundAt(db, day)?.ended)).toEqual([false, true])
})

test('a round that ends before it begins is refused at the field, and so are pauses out of order', () => {
  expect(errorsOf({ ...ROUND, endedOn: '30 November 2026' })).toEqual({
    endedOn: expect.stringContaining('ends before it begins'),
  })
  expect(errorsOf({ ...ROUND, pausedOn: '30 November 2026' })).toHaveProperty('pausedOn')
  expect(errorsOf({ ...ROUND, resumedOn: '5 January 2027' })).toHaveProperty('resumedOn')
  expect(errorsOf({ ...ROUND, pausedOn: '5 January 2027', resumedOn: '5 January 2027' })).toHaveProperty('resumedOn')
})

test('what is refused is told in the order of the page', () => {
  const wrong = { ...ROUND, endedOn: '30 November 2026', pausedOn: '29 November 2026', resumedOn: '28 November 2026' }
  expect(Object.keys(errorsOf(wrong))).toEqual(['pausedOn', 'resumedOn', 'endedOn'])
})

test('what figures rest on stays: the first day, the kind, a last day once it is set', () => {
  const read = roundKind.check(
    freshDatabase(),
    { values: { ...ROUND, endedOn: '31 March 2027' }, slug: null, before: undefined },
    NOW,
  )
  const before = read.ok ? read.value : undefined
  const values = { ...ROUND, kind: 'cumulative', beganOn: '2 December 2026' }
  expect(Object.keys(errorsOf(values, before)).sort()).toEqual(['beganOn', 'endedOn', 'kind'])
})

test('a round from a file is ended at the desk, and the next start takes that over', () => {
  const db = freshDatabase()
  expect(loadContent(db, paths.content, NOW)).toMatchObject({ ok: true })
  const [shipped] = versionsOf<RoundRecord>(db, 'round', '2026-imposed-contract')
  const values = { ...roundKind.valuesOf(shipped!.fields, db), endedOn: '1 November 2026', reason: 'It is over.' }
  expect(publishedByTwo(db, roundKind, { values, subject: '2026-imposed-contract' }, NOW)).toMatchObject({ ok: true })
  const ends = () => allRounds(db, '2026-11-20').map(({ slug, endedOn }) => [slug, endedOn])
  expect(ends()).toContainEqual(['2026-imposed-contract', '2026-11-01'])
  expect(loadContent(db, paths.content, NOW + 1000)).toMatchObject({ ok: true, changed: false })
  expect(ends()).toContainEqual(['2026-imposed-contract', '2026-11-01'])
})
