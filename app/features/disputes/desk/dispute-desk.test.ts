import { expect, test } from 'vitest'
import { askedDispute, disputesOn } from '#app/features/disputes/file/dispute-queries.server.ts'
import { knownDisputes } from '#app/features/disputes/file/known-disputes.server.ts'
import { contentOf, partsOf, withDesk } from '#app/features/disputes/file/parts.ts'
import { readDisputes } from '#app/features/disputes/file/read-dispute.server.ts'
import { checkRecord } from '#app/features/editors/drafts/check-record.server.ts'
import { latestVersions } from '#app/features/editors/versions/version-queries.server.ts'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import type { FormValues } from '#app/platform/form.ts'
import { paths } from '#app/platform/paths.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { freshDatabase } from '#test/support/database.ts'
import { publishedByTwo } from '#test/support/two-editors.ts'
import { disputeDesk } from './dispute-desk-queries.server.ts'
import { disputeKind } from './dispute-kind.server.ts'
import { disputePartKind } from './part-kind.server.ts'
import { readSources } from './source-lines.ts'

const TODAY = '2026-11-29'
const NOW = instantOf(TODAY, '10:00')
const LATER = instantOf('2026-12-03', '10:00')
const FILE = 'primary-care-support'
const SOURCES = 'Letter | https://example.org/letter | 1 Nov 2026\nNote | not known | 2 Nov 2026'
const DEMAND: FormValues = {
  ...{ dispute: FILE, section: 'demand', number: '10', lines: 'Medical records', title: 'Move records in a week' },
  ...{ when: '1 November 2026', who: 'Letter of GPC England [1]', sources: SOURCES },
  deadlines: '1 November 2026 | 15 November 2026 [1]',
}
const EVENT: FormValues = {
  ...{ dispute: FILE, section: 'event', kind: 'letter', when: '1 November 2026', words: 'GPC England writes again.' },
  sources: 'Letter | https://example.org/letter | 1 Nov 2026',
}
const db = freshDatabase()
loadContent(db, paths.content, NOW)
const errorsOf = (values: FormValues, slug: string | null = null) => {
  const before = slug === null ? undefined : disputePartKind.shipped!(db, slug)
  const read = disputePartKind.check(db, { values, slug, before }, NOW)
  return read.ok ? {} : read.errors
}
const asked = (of: typeof db, known?: string, slug = FILE) => {
  const found = askedDispute(of, slug, null, '2026-12-10', known)
  if (!found?.ok) throw new Error('no such file')
  return found.dispute
}

test('a shipped dispute taken apart and put together again is the same', () => {
  for (const content of readDisputes(paths.content).disputes) {
    const { head, parts } = partsOf(content)
    expect(contentOf(head, parts)).toEqual(content)
    expect(new Set(parts.map(({ slug }) => slug)).size).toBe(parts.length)
  }
})

test('every row and head of the shipped disputes is read by the form as it was written', () => {
  for (const content of knownDisputes(db, null)) {
    const head = disputeKind.shipped!(db, content.slug)!
    const read = disputeKind.check(db, { values: disputeKind.valuesOf(head, db), slug: content.slug, before: head }, NOW)
    expect(read.ok ? read.value : [content.slug, read.errors]).toEqual(head)
    for (const { slug } of partsOf(content).parts) {
      const part = disputePartKind.shipped!(db, slug)!
      const again = disputePartKind.check(db, { values: disputePartKind.valuesOf(part, db), slug, before: part }, NOW)
      expect(again.ok ? again.value : [slug, again.errors], slug).toEqual(part)
    }
  }
})

test('a long line of spaces among who answered a wave is answered at once', () => {
  const began = performance.now()
  const samples = `748 practices\n${' '.repeat(5_000)}x\u2028y`
  expect(errorsOf({ dispute: FILE, section: 'wave', samples })['samples-2-n']).toMatch(/^Write how many/)
  expect(performance.now() - began).toBeLessThan(1_000)
})

const RESULT = {
  ...{ dispute: FILE, section: 'question', line: 'records', reported: 'Records lost', comparable: 'once', why: 'Asked once.' },
  sources: 'Survey | https://example.org/survey | 2018',
}
test.each<[string, FormValues, string, RegExp]>([
  [
    'a deadline before the demand',
    { ...DEMAND, deadlines: '1 November 2026 | 1 October 2026 [1]' },
    'deadlines-1-due',
    /^The deadline is before/,
  ],
  [
    'a deadline moved to an earlier day',
    { ...DEMAND, deadlines: '1 November 2026 | 15 November 2026 [1]\n3 November 2026 | 10 November 2026 [2]' },
    'deadlines-2-due',
    /^The deadline moves the deadline to an earlier day/,
  ],
  [
    'two outcomes',
    { ...DEMAND, outcomes: '20 November 2026 | kept | Done. [1]\n21 November 2026 | not kept | Not done. [2]' },
    'outcomes-2-state',
    /^What came of it is a second outcome/,
  ],
  ['a number that is none', { ...DEMAND, number: '0' }, 'number', /^Number is a whole number from 1\.$/],
  [
    'a share above the whole',
    { ...RESULT, results: 'BMA, December 2017 | 101% | 658 of 748 | practices | not given' },
    'results-1-percent',
    /^The share is at most 100%\.$/,
  ],
  [
    'a number beyond reading',
    { ...RESULT, results: `BMA, December 2017 | 88% | of ${'9'.repeat(30)} | practices | not given` },
    'results-1-number',
    /cannot be read here\. Enter a number such as/,
  ],
  ['a number that is taken', { ...DEMAND, number: '4' }, 'number', /4 is taken by another demand/],
  ['a line that is none', { ...DEMAND, lines: 'Parking' }, 'lines', /“Parking” is none of: .*; or: all/],
  [
    'a list without a source',
    { ...DEMAND, deadlines: '1 November 2026 | 15 November 2026' },
    'deadlines-1-sources',
    /^Name its source by number/,
  ],
  ['a source that is not there', { ...DEMAND, who: 'Letter [7]' }, 'who', /\[7\] is none of the sources/],
  [
    'n above N',
    { ...RESULT, results: 'BMA, December 2017 | 88% | 758 of 748 | practices | not given' },
    'results-1-number',
    /more than the 748/,
  ],
  [
    'a share without n of N',
    { ...RESULT, results: 'BMA, December 2017 | 88% | | practices | not given' },
    'results-1-number',
    /^Enter a number such as/,
  ],
  [
    'n without N',
    { ...RESULT, results: 'BMA, December 2017 | 88% | 658 | practices | not given' },
    'results-1-number',
    /a number is of how many/,
  ],
  [
    'a base left out',
    { ...RESULT, results: 'BMA, December 2017 | 88% | 658 of 748 | | not given' },
    'results-1-base',
    /^Fill this in/,
  ],
  [
    'a survey that is none',
    { ...RESULT, results: 'BMA, 1999 | 88% | 658 of 748 | practices | not given' },
    'results-1-wave',
    /^“BMA, 1999” cannot be read here\. Choose one of/,
  ],
  ['a date that is none', { ...EVENT, when: 'lately' }, 'when', /as exact as it is known/],
  ['a day to come', { ...EVENT, when: '30 November 2026' }, 'when', /is still to come/],
  ['a javascript: address', { ...EVENT, sources: 'Letter | javascript:alert(1) | 2026' }, 'sources-1-url', /begins with https/],
  ['an address left out', { ...EVENT, sources: 'Letter | | 2026' }, 'sources-1-url', /address is missing/],
  ['no source', { ...EVENT, sources: '' }, 'sources', /at least one source/],
  ['a script', { ...EVENT, words: 'Read <script>alert(1)</script> this.' }, 'words', /HTML is not used/],
])('%s is refused at its field', (_, values, field, words) => {
  expect(errorsOf(values)).toEqual({ [field]: expect.stringMatching(words) })
})

test('an event of about November 2017 is taken, with both values where two sources differ, and an answer longer than the claim', () => {
  expect(errorsOf({ ...EVENT, when: 'about November 2017', conflict: 'Another source has 9 November.' })).toEqual({})
  const answer = 'It is all in hand. '.repeat(100)
  const values = { ...DEMAND, answers: `2 November 2026 | NHS England | ${answer}[2]` }
  const own = freshDatabase()
  expect(publishedByTwo(own, disputePartKind, { values }, NOW)).toMatchObject({ ok: true })
  expect(asked(own).demands.at(-1)?.answers[0]?.words).toBe(answer.trim())
})

test('a dispute of a file goes on at the desk: a new demand, a next answer to an old one; as known before, neither was there', () => {
  const own = freshDatabase()
  expect(publishedByTwo(own, disputePartKind, { values: DEMAND }, LATER)).toMatchObject({ ok: true })
  const fourth = disputePartKind.shipped!(own, `${FILE}-demand-4`)!
  const values = disputePartKind.valuesOf(fourth, own)
  const next = {
    ...values,
    sources: `${values.sources}\nReply | https://example.org/reply | 2 Dec 2026`,
    answers:
      `${values.answers ?? ''}\n2 December 2026 | NHS England | A plan. [${values.sources!.split('\n').length + 1}]`.trim(),
    reason: 'An answer came.',
  }
  expect(publishedByTwo(own, disputePartKind, { values: next, subject: `${FILE}-demand-4` }, LATER)).toMatchObject({ ok: true })
  const now = asked(own)
  expect(now.demands.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  expect(now.demands.at(-1)).toMatchObject({ daysOverdue: 25, lines: ['records'] })
  const reply = now.demands[3]!.answers.at(-1)!
  expect(now.sources[reply.sources[0]!]).toMatchObject({ url: 'https://example.org/reply' })
  expect(now.corrections.at(-1)).toEqual({ on: '2026-12-03', words: 'An answer came.' })
  const before = asked(own, '2026-12-02')
  expect(before.demands).toHaveLength(9)
  expect(before.demands[3]!.answers.some(({ words }) => words === 'A plan.')).toBe(false)
  expect(askedDispute(own, FILE, null, '2026-12-10', '2026-11-01')).toMatchObject({ ok: false, field: 'known' })
  expect(askedDispute(own, FILE, '2026-12-05', '2026-12-10', '2026-12-02')).toMatchObject({ ok: false, field: 'as-at' })
})

test('nothing is deleted: a row is withdrawn with a reason that readers see, and stands as known before', () => {
  const own = freshDatabase()
  const [event] = partsOf(knownDisputes(own, null).find(({ slug }) => slug === FILE)!).parts.filter(
    (one) => one.section === 'event',
  )
  const values = disputePartKind.valuesOf(disputePartKind.shipped!(own, event!.slug)!, own)
  const withdrawn = { values: { ...values, withdrawn: 'yes' }, subject: event!.slug }
  expect(publishedByTwo(own, disputePartKind, withdrawn, LATER)).toMatchObject({ ok: false, reason: 'not-ready' })
  const own2 = freshDatabase()
  const told = { values: { ...withdrawn.values, reason: 'The source took it back.' }, subject: event!.slug }
  expect(publishedByTwo(own2, disputePartKind, told, LATER)).toMatchObject({ ok: true })
  expect(asked(own2).events).toHaveLength(asked(db).events.length - 1)
  expect(asked(own2).corrections.at(-1)?.words).toBe('The source took it back.')
  expect(asked(own2, '2026-12-02').events).toHaveLength(asked(db).events.length)
})

test('a shipped file that changes later does not collide: what the desk took over stands as the desk has it, once', () => {
  const own = freshDatabase()
  const file = readDisputes(paths.content).disputes.find(({ slug }) => slug === FILE)!
  const event = partsOf(file).parts.find((one) => one.section === 'event')!
  const values = disputePartKind.valuesOf(disputePartKind.shipped!(own, event.slug)!, own)
  const ofDesk = { values: { ...values, words: 'As the desk has it.', reason: 'Read again.' }, subject: event.slug }
  expect(publishedByTwo(own, disputePartKind, ofDesk, LATER)).toMatchObject({ ok: true })
  const desk = { head: undefined, parts: latestVersions<never>(own, { kind: 'dispute-part' }) }
  const others = file.events.events.slice(1)
  const reworded = [{ ...file.events.events[0]!, words: 'The file says it otherwise now.' }, ...others]
  const redated = [{ ...file.events.events[0]!, when: '2015-07' }, ...others]
  for (const events of [file.events.events, reworded, redated]) {
    const shown = withDesk(FILE, { ...file, events: { ...file.events, events } }, desk, TODAY)!.events.events
    expect(shown).toHaveLength(events.length)
    expect(shown.map(({ words }) => words)).toEqual(['As the desk has it.', ...others.map(({ words }) => words)])
  }
})

test('a row that its file words otherwise while its correction is in the making is not published beside it a second time', () => {
  const own = freshDatabase()
  const file = readDisputes(paths.content).disputes.find(({ slug }) => slug === FILE)!
  const event = partsOf(file).parts.find((one) => one.section === 'event')!
  const values = {
    ...disputePartKind.valuesOf(disputePartKind.shipped!(own, event.slug)!, own),
    words: 'Read again.',
    reason: 'So.',
  }
  expect(checkRecord(own, disputePartKind, { values, subject: event.slug }, LATER)).toMatchObject({ ok: true })
  const gone = `${event.slug.slice(0, -8)}00000000`
  expect(checkRecord(own, disputePartKind, { values, subject: gone }, LATER)).toMatchObject({
    ok: false,
    errors: { '': expect.stringContaining('nothing left to correct') },
  })
})

test('bars behind the last part of a row are no part of what is published; a row without a source has the only one there is', () => {
  const own = freshDatabase()
  const values = {
    ...{ ...DEMAND, who: 'Letter of GPC England | [1]', again: '2 November 2026 | Asked again by 9 November 2026. | [2] |' },
    deadlines: '1 November 2026 | 15 November 2026 | | [1]\n3 November 2026 | 20 November 2026 | Moved. [1] |',
  }
  expect(publishedByTwo(own, disputePartKind, { values }, NOW)).toMatchObject({ ok: true })
  expect(asked(own).demands.at(-1)).toMatchObject({
    asked: { by: 'Letter of GPC England' },
    again: [{ words: 'Asked again by 9 November 2026.' }],
    deadlines: [{ due: '2026-11-15' }, { due: '2026-11-20', words: 'Moved.' }],
  })
  const one = { ...DEMAND, who: 'Letter', deadlines: '1 November 2026 | 15 November 2026', sources: SOURCES.split('\n')[0]! }
  const read = disputePartKind.check(db, { values: one, slug: null, before: undefined }, NOW)
  expect(read).toMatchObject({ ok: true, value: { row: { asked: { sources: ['1'] }, deadlines: [{ sources: ['1'] }] } } })
})

const HEAD: FormValues = {
  ...{ title: 'Premises costs', asks: 'That premises are paid for', counterparty: 'NHS England', carriedBy: 'GPC England' },
  ...{ openedOn: '1 November 2026', opened: 'A letter declares it. [1]', lines: 'rent | Rent', sources: SOURCES },
}
test('a dispute begins, goes on and ends at the desk alone; a line with rows stays', () => {
  const own = freshDatabase()
  expect(publishedByTwo(own, disputeKind, { values: HEAD }, NOW)).toMatchObject({ ok: true })
  const rent = { ...DEMAND, dispute: 'premises-costs', number: '1', lines: 'rent' }
  expect(publishedByTwo(own, disputePartKind, { values: rent }, NOW)).toMatchObject({ ok: true })
  expect(asked(own, undefined, 'premises-costs')).toMatchObject({
    title: 'Premises costs',
    demands: [{ number: 1 }],
    origin: 'real',
  })
  expect(disputeDesk(own, 'premises-costs')?.sections[0]?.parts).toMatchObject([{ version: 1, says: 'Move records in a week' }])
  const head = (more: FormValues) => {
    const read = disputeKind.check(own, { values: { ...HEAD, ...more }, slug: 'premises-costs', before: undefined }, NOW)
    return read.ok ? {} : read.errors
  }
  expect(head({ lines: 'rates | Rates' })).toEqual({ lines: expect.stringContaining('“Rent” has rows in the file') })
  expect(head({ endedOn: '1 October 2026', ended: 'Agreed. [1]' })).toEqual({
    endedOn: expect.stringContaining('ends before it begins'),
  })
  expect(head({ rounds: 'A round of nobody' })).toEqual({ rounds: expect.stringContaining('is none of') })
  expect(head({ opened: 'A letter.', title: '', lines: '' })).toMatchObject({
    opened: expect.any(String),
    title: expect.any(String),
    lines: expect.any(String),
  })
  const ended = { ...HEAD, endedOn: '20 November 2026', ended: 'Agreed. [2]', reason: 'It is over.' }
  expect(publishedByTwo(own, disputeKind, { values: ended, subject: 'premises-costs' }, LATER)).toMatchObject({ ok: true })
  expect(disputesOn(own, '2026-12-10').find(({ slug }) => slug === 'premises-costs')?.ended).toMatchObject({ when: '2026-11-20' })
})

test('a source of a dispute dated on a day that does not exist is refused at its date', () => {
  expect(readSources('Letter | https://example.org/letter | 31/11/2026').wrong).toMatchObject([{ row: 1, cell: 'date' }])
  expect(readSources(SOURCES).wrong).toEqual([])
})
