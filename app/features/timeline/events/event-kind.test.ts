import { expect, test } from 'vitest'
import { ballotKind } from '#app/features/ballots/desk/ballot-kind.server.ts'
import { timeline } from '#app/features/timeline/pages/timeline-queries.server.ts'
import type { FormValues } from '#app/platform/form.ts'
import { instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { freshDatabase } from '#test/support/database.ts'
import { publishedByTwo } from '#test/support/two-editors.ts'
import { eventKind } from './event-kind.server.ts'
import { allEvents } from './event-queries.server.ts'

const NOW = instantOf('2024-11-28', '10:00')
const EVENT: FormValues = {
  title: 'Roadshow in Barchester',
  kind: 'roadshow',
  on: 'about November 2017',
  words: 'Open to **nurses** too.',
  sources: 'A paper | https://example.org/paper | about 2017',
}
/** The timeline without what happened in the disputes that ship. */
const ownLines = (db: Db) => timeline(db, NOW).filter(({ key }) => !key.startsWith('dispute-'))
const errorsOf = (values: FormValues) => {
  const read = eventKind.check(freshDatabase(), { values, slug: null, before: undefined }, NOW)
  return read.ok ? {} : read.errors
}

test('an event of about November 2017 stands on the timeline as exactly as that, with its sources', () => {
  const db = freshDatabase()
  expect(publishedByTwo(db, eventKind, { values: EVENT }, NOW)).toMatchObject({ ok: true })
  expect(ownLines(db)).toMatchObject([
    { when: 'about November 2017', day: '2017-11-01', kind: 'Roadshow', title: EVENT.title, sources: [{ date: 'about 2017' }] },
  ])
})

test('a date that is none, an address that is no https address and Markdown with a script are refused at their fields', () => {
  expect(errorsOf({ ...EVENT, on: 'lately' })).toEqual({ on: expect.stringContaining('as exact as it is known') })
  for (const url of ['http://example.org', 'javascript:alert(1)', 'example.org'])
    expect(errorsOf({ ...EVENT, sources: `A | ${url} | 2017` })).toEqual({ sources: expect.stringContaining('https') })
  expect(errorsOf({ ...EVENT, words: '<script>alert(1)</script>' })).toHaveProperty('words')
  expect(errorsOf({ ...EVENT, title: '', kind: 'party' })).toEqual({
    title: 'Say in one line what happened.',
    kind: expect.stringContaining('is one of'),
  })
})

test('a vote announced without a day stands where it was announced and, last of what is to come, with its window', () => {
  const db = freshDatabase()
  const values = {
    title: 'Plan B',
    announcedOn: '27 May 2024',
    window: 'between June 2025 and June 2026',
    summary: 'Members are to be asked.',
    sources: EVENT.sources!,
  }
  expect(publishedByTwo(db, ballotKind, { values }, NOW)).toMatchObject({ ok: true })
  publishedByTwo(db, eventKind, { values: { ...EVENT, on: '1 December 2025' } }, NOW)
  expect(ownLines(db).map(({ when, title }) => `${when}: ${title}`)).toEqual([
    'No day yet: Plan B: to be held between June 2025 and June 2026',
    '1 December 2025: Roadshow in Barchester',
    '27 May 2024: Plan B: announced, to be held between June 2025 and June 2026',
  ])
})

test('a corrected event keeps its earlier words, and is known as it was before', () => {
  const db = freshDatabase()
  publishedByTwo(db, eventKind, { values: EVENT }, NOW)
  const corrected = { ...EVENT, on: '7 November 2017', reason: 'The letter names the day.' }
  expect(publishedByTwo(db, eventKind, { values: corrected, subject: 'roadshow-in-barchester' }, NOW + 1000)).toMatchObject({
    ok: true,
  })
  expect(allEvents(db).map(({ on }) => on)).toEqual(['2017-11-07'])
  expect(allEvents(db, NOW + 500).map(({ on }) => on)).toEqual(['2017-11~'])
  expect(ownLines(db)[0]?.corrections).toMatchObject([{ version: 2, reason: 'The letter names the day.' }])
})
