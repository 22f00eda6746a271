import { expect, test } from 'vitest'
import type { Offer } from '#app/features/menu/editions/menu-rules.ts'
import { slugOf } from '#app/platform/slugs.ts'
import { sourceText } from '#app/platform/source-lines.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { parseLine, parseOrder, parsePublicationTime, parseWords } from './draft-form.ts'

const before: Offer = {
  actionSlug: 'cap',
  title: 'Cap',
  shortTitle: 'Cap',
  scope: 'practice',
  position: 1,
  status: 'offered',
  wording: 'Take 25.',
  reason: null,
  decidedBy: null,
  supersededBy: null,
  offeredFrom: null,
  offeredUntil: null,
  unless: null,
  guidanceHash: 'x',
}
const typed = { status: 'offered', wording: 'Take 25.', reason: '', from: '', until: '', supersededBy: '', decidedBy: '' }
const line = (more: Partial<typeof typed>, was: Offer | undefined = before) => parseLine({ ...typed, ...more }, 'cap', was)
const refused = (more: Partial<typeof typed>, was?: Offer) => {
  const outcome = line(more, was)
  return outcome.ok ? [] : Object.keys(outcome.errors)
}

test('what stays as it is needs no reason; what changes does', () => {
  expect(line({})).toEqual({ ok: true, value: { action: 'cap', status: 'offered', wording: 'Take 25.' } })
  expect(refused({ wording: 'Take 30.' })).toEqual(['reason'])
  expect(line({ wording: ' Take 30.\r\nOr less. ', reason: 'Clearer.' })).toMatchObject({
    value: { wording: 'Take 30.\nOr less.', reason: 'Clearer.' },
  })
})

test.each(['paused', 'withdrawn', 'superseded', 'contractual'])('what is %s needs its reason and its day', (status) => {
  expect(refused({ status })).toEqual(['reason', 'from'])
  expect(refused({ status, reason: 'Why.', from: '2024-07-03' })).toEqual([])
})

test('what comes on the menu needs its reason and its day, and so does what comes back', () => {
  const added = parseLine(typed, 'cap', undefined)
  expect(added.ok ? [] : Object.keys(added.errors)).toEqual(['reason', 'from'])
  expect(refused({}, { ...before, status: 'paused', reason: 'Talks.' })).toEqual(['reason'])
})

test('a window that ends before it starts, a day that is none and a status that is none are refused at their field', () => {
  expect(refused({ from: '2024-07-03', until: '2024-07-02' })).toEqual(['until'])
  expect(refused({ from: '2024-02-30' })).toEqual(['from'])
  expect(refused({ status: 'gone' })).toEqual(['status'])
})

test.each(['lately', '31/11/2026'])('“%s” as a first or last day is answered with how a day is written', (day) => {
  const says = (which: string, end = '') => `Enter the ${which} day, such as 1 8 2024 or 1 August 2024${end}.`
  const errors = { from: says('first'), until: says('last', ', or leave it empty') }
  expect(line({ from: day, until: day })).toEqual({ ok: false, errors })
})

test('only a superseded action has another in its place, and never itself', () => {
  expect(refused({ supersededBy: 'notice' })).toEqual(['supersededBy'])
  const gone = { status: 'superseded', reason: 'Why.', from: '2024-07-03' }
  expect(refused({ ...gone, supersededBy: 'cap' })).toEqual(['supersededBy'])
  expect(line({ ...gone, supersededBy: 'notice' })).toMatchObject({ value: { supersededBy: 'notice' } })
})

test.each([
  ['a script', 'Take <script>alert(1)</script>'],
  ['a picture from elsewhere', 'See ![x](https://evil.example/x.png)'],
  ['a link that runs', 'See [x](javascript:alert(1))'],
])('%s in the words is refused at its field', (_what, wording) => {
  expect(refused({ wording, reason: 'Why.' })).toEqual(['wording'])
})

test('sources are lines of title, address and date; each line that is none is named', () => {
  const words = (sources: string) => parseWords({ title: 'July', summary: 'Two leave.', sources })
  const read = words('A | page | https://example.org/a | 1 Jul 2024\r\n\r\nB | https://example.org/b | undated')
  expect(read).toMatchObject({ ok: true, value: { sources: [{ title: 'A | page', date: '1 Jul 2024' }, { title: 'B' }] } })
  if (read.ok) expect(words(sourceText(read.value.sources))).toEqual(read)
  expect(words('')).toMatchObject({ errors: { sources: expect.stringContaining('Name at least one source.') } })
  expect(words('A | https://example.org | now\nB')).toMatchObject({
    errors: { sources: expect.stringMatching(/^Line 2: Write each/) },
  })
  expect(words('A | javascript:x | now')).toMatchObject({ errors: { sources: expect.stringMatching(/^Line 1: The url/) } })
})

test('a source’s date that is written as a full day is one; a month, a year and "undated" stand', () => {
  const of = (date: string) =>
    parseWords({ title: 'July', summary: 'Two leave.', sources: `A | https://example.org/a | ${date}` })
  for (const date of ['31/11/2026', '2026-11-31', 'about 31 November 2026', 'updated 30th Feb. 2026', '29.2.2026'])
    expect(of(date)).toMatchObject({ errors: { sources: expect.stringMatching(/^Line 1: There is no day /) } })
  for (const date of ['30/11/2026', 'updated 26 Sep 2024', 'about 5 to 8 May 2026', 'May 2026', '2024-25', '2026', 'undated'])
    expect(of(date).ok).toBe(true)
})

test('a title gives the edition its address', () => {
  expect(slugOf('Menu of July 2024')).toBe('menu-of-july-2024')
  expect(slugOf('  Größe: “No” & more! ')).toBe('gro-e-no-more')
  expect(parseWords({ title: '“…”', summary: 'x', sources: '' })).toMatchObject({
    errors: { title: 'Use letters or digits in the title.' },
  })
})

test('each action has a place of its own', () => {
  const slugs = ['cap', 'notice', 'software']
  const ordered = (cap: string, notice: string, software: string) =>
    parseOrder({ 'position-cap': cap, 'position-notice': notice, 'position-software': software }, slugs)
  expect(ordered('3', '1', '20')).toEqual({ ok: true, value: { order: ['notice', 'cap', 'software'] } })
  expect(ordered('1', '1', '2')).toMatchObject({ errors: { 'position-notice': expect.stringContaining('Position 1 is taken') } })
  expect(ordered('0', 'two', '')).toMatchObject({
    errors: {
      'position-cap': expect.any(String),
      'position-notice': expect.any(String),
      'position-software': expect.any(String),
    },
  })
  expect(parseOrder({ do: 'up software' }, slugs)).toEqual({ ok: true, value: { order: ['cap', 'software', 'notice'] } })
  expect(parseOrder({ do: 'down software' }, slugs)).toEqual({ ok: true, value: { order: slugs } })
})

const now = instantOf('2024-07-03', '10:00')
const time = (on: string, at: string, zone = '') => parsePublicationTime({ on, at, zone }, now)
const field = (outcome: ReturnType<typeof time>) => (outcome.ok ? null : Object.keys(outcome.errors)[0])

test('a time of publication is one that comes, by London’s clocks', () => {
  expect(time('2024-07-03', '10:01')).toMatchObject({ ok: true, value: { at: now + 60_000 } })
  expect(time('2024-12-01', '09:00')).toMatchObject({ value: { at: Date.UTC(2024, 11, 1, 9) } })
  expect(field(time('2024-07-03', '10:00'))).toBe('at')
  expect(field(time('2024-07-02', '10:00'))).toBe('on')
  expect(field(time('2024-06-31', '10:00'))).toBe('on')
  expect(field(time('2024-07-04', '25:00'))).toBe('at')
})

test('the hour that does not exist is refused, the one that comes twice asks which', () => {
  expect(field(time('2025-03-30', '01:30'))).toBe('at')
  expect(field(time('2024-10-27', '01:30'))).toBe('zone')
  expect(time('2024-10-27', '01:30', 'BST')).toMatchObject({ value: { at: Date.UTC(2024, 9, 27, 0, 30) } })
  expect(time('2024-10-27', '01:30', 'GMT')).toMatchObject({ value: { at: Date.UTC(2024, 9, 27, 1, 30) } })
})

test('an NHS number is in no word that would be published', () => {
  expect(refused({ wording: 'Ref 943 476 5919', reason: 'Asked.' })).toEqual(['wording'])
  const words = parseWords({ title: 'July', summary: 'Ref 943 476 5919', sources: 'A | https://example.org | 2024-07-18' })
  expect(words).toMatchObject({ ok: false, errors: { summary: expect.stringContaining('NHS number') } })
})
