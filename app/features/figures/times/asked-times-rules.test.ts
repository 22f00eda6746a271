import { expect, test } from 'vitest'
import { addDays } from '#app/platform/time.ts'
import { askedTimes } from './asked-times-rules.ts'

/** Eight releases, newest first; the week to 27 October has none, the one to 3 November was issued twice. */
const releases = [
  '2024-11-24',
  '2024-11-17',
  '2024-11-10',
  '2024-11-03',
  '2024-11-03',
  '2024-10-20',
  '2024-10-13',
  '2024-10-06',
].map((weekEnd, index) => ({ weekEnd, id: `${addDays(weekEnd, 1)}${index === 3 ? '-2' : ''}`, issue: index === 3 ? 2 : 1 }))
const asked = (query: string) => askedTimes(new URLSearchParams(query), releases, '2024-11-28')

test('without a question the latest week is shown as known now, beside the week four releases before', () => {
  expect(asked('')).toEqual({
    ok: true,
    times: { weekEnd: '2024-11-24', known: '2024-11-25', compare: '2024-10-20' },
    notes: [],
  })
})

test('a week’s end as known at a release, beside another, is answered as asked', () => {
  expect(asked('as-at=2024-10-13&known=2024-11-04-2&compare=2024-10-06')).toEqual({
    ok: true,
    times: { weekEnd: '2024-10-13', known: '2024-11-04-2', compare: '2024-10-06' },
    notes: [],
  })
  expect(asked('compare=none')).toMatchObject({ times: { compare: null } })
})

test('a day in a week is answered with the week’s end before it, and a typed one may be in words', () => {
  expect(asked('as-at=20 November 2024')).toMatchObject({
    ok: true,
    times: { weekEnd: '2024-11-17' },
    notes: [expect.stringContaining('Wednesday 20 November 2024 is answered with Sunday 17 November 2024')],
  })
  expect(asked('as-at=2024-11-28')).toMatchObject({ ok: true, times: { weekEnd: '2024-11-24' } })
})

test('a week without a release says so and is answered with the one before', () => {
  expect(asked('as-at=2024-10-27')).toMatchObject({
    times: { weekEnd: '2024-10-20' },
    notes: ['That week has no release: Sunday 27 October 2024 is answered with Sunday 20 October 2024.'],
  })
})

test.each([
  ['as-at=yesterday', '“yesterday” is not a day.'],
  ['as-at=2024-02-30', '“2024-02-30” is not a day.'],
  ['as-at=%00', '“\0” is not a day.'],
  ['as-at=2031-01-01', 'Wednesday 1 January 2031 is still to come.'],
  ['as-at=1066-10-14', '14 October 1066 lies before the first figures: they are those of the week to 6 October 2024.'],
])('%s is refused with a near day', (query, words) => {
  const answer = asked(query)
  expect(answer).toMatchObject({ ok: false, field: 'as-at', words })
  expect(!answer.ok && answer.near.length).toBeGreaterThan(0)
})

test('what was known on a day is the last release by then; a word, or a release that never was, is refused', () => {
  expect(asked('as-at=2024-10-13&known=2024-11-09')).toMatchObject({
    times: { known: '2024-11-04-2' },
    notes: [/the release of 4/],
  })
  expect(asked('known=THEN')).toMatchObject({ ok: false, field: 'known', words: '“THEN” is no release.' })
  expect(asked('known=2020-01-01')).toMatchObject({ ok: false, field: 'known', words: '“2020-01-01” is no release.' })
})

test('nothing is known of a week before it is over', () => {
  expect(asked('as-at=2024-11-17&known=2024-10-14')).toMatchObject({
    ok: false,
    field: 'known',
    words: 'The week to 17 November 2024 was not over at the release of 14 October 2024.',
    near: [{ times: { known: '2024-11-18' } }, { times: { known: '2024-11-25' } }],
  })
})

test('a week is not compared with one that was not known yet, nor with itself', () => {
  expect(asked('as-at=2024-10-13&known=2024-10-14&compare=2024-11-17')).toMatchObject({
    ok: false,
    field: 'compare',
    words: 'The week to 17 November 2024 was not known yet at the release of 14 October 2024.',
  })
  expect(asked('as-at=2024-10-13&known=2024-10-14')).toMatchObject({ times: { compare: '2024-10-06' } })
  expect(asked('compare=2024-11-24')).toMatchObject({ ok: true, times: { compare: null } })
  expect(asked('as-at=2024-10-06')).toMatchObject({ ok: true, times: { compare: null } })
  expect(asked('as-at=2024-10-13')).toMatchObject({ ok: true, times: { compare: '2024-10-06' } })
})
