import { expect, test } from 'vitest'
import { instantOf, startOfDay } from '#app/platform/time.ts'
import { type AnnouncedLine, announcementOf } from './announced-rules.ts'

const CALLED: AnnouncedLine = {
  publishedAt: instantOf('2026-11-20', '10:00'),
  edition: 'december',
  status: 'offered',
  from: '2026-12-01',
  unless: 'The Government moves.',
  reason: 'The next of one a month.',
}
const WITHDRAWN = {
  ...CALLED,
  publishedAt: instantOf('2026-11-28', '09:00'),
  edition: 'withdrawn',
  status: 'withdrawn',
  from: '2026-11-28',
  unless: null,
  reason: 'It moved.',
} as const
const on = (day: string) => instantOf(day, '12:00')

test('it counts down, and begins by itself on its first day', () => {
  const announced = { beginsOn: '2026-12-01', announcedOn: '2026-11-20', unless: 'The Government moves.' }
  expect(announcementOf([CALLED], on('2026-11-19'))).toBeUndefined()
  expect(announcementOf([CALLED], on('2026-11-30'))).toEqual({ ...announced, state: 'to-come' })
  expect(announcementOf([CALLED], startOfDay('2026-12-01'))).toEqual({ ...announced, state: 'began' })
})

test('withdrawn before its first day it does not begin, and the page of an earlier day still says that it is to come', () => {
  const lines = [CALLED, WITHDRAWN]
  expect(announcementOf(lines, on('2026-11-27'))).toMatchObject({ state: 'to-come' })
  const not = { state: 'did-not-begin', beginsOn: '2026-12-01', decidedOn: '2026-11-28', reason: 'It moved.' }
  expect(announcementOf(lines, on('2026-11-29'))).toMatchObject(not)
  expect(announcementOf(lines, on('2026-12-05'))).toMatchObject(not)
})

test('withdrawn at the first moment of its day it does not begin; withdrawn later that day it had begun', () => {
  const at = (publishedAt: number) => announcementOf([CALLED, { ...WITHDRAWN, publishedAt }], on('2026-12-05'))
  expect(at(startOfDay('2026-12-01'))).toMatchObject({ state: 'did-not-begin' })
  expect(at(startOfDay('2026-12-01') + 1)).toMatchObject({ state: 'began' })
})

test('an edition in between moves the day, and one that withdrew it is followed by a new announcement', () => {
  const moved = { ...CALLED, publishedAt: instantOf('2026-11-25', '10:00'), from: '2026-12-08', unless: null }
  expect(announcementOf([CALLED, moved], on('2026-12-02'))).toMatchObject({
    state: 'to-come',
    beginsOn: '2026-12-08',
    announcedOn: '2026-11-20',
  })
  const again = { ...CALLED, publishedAt: instantOf('2026-12-10', '10:00'), from: '2027-01-05' }
  expect(announcementOf([CALLED, WITHDRAWN, again], on('2026-12-11'))).toMatchObject({
    state: 'to-come',
    beginsOn: '2027-01-05',
    announcedOn: '2026-12-10',
  })
})

test('one that a later edition calls at once, without a first day, begins with that edition', () => {
  const atOnce = { ...CALLED, publishedAt: instantOf('2026-11-25', '10:00'), from: null, unless: null }
  expect(announcementOf([CALLED, atOnce], on('2026-11-26'))).toMatchObject({ state: 'began', beginsOn: '2026-11-25' })
})

test('an action called at once is not announced, nor is one whose first day moves while it runs', () => {
  expect(announcementOf([{ ...CALLED, from: '2026-11-20' }], on('2026-11-21'))).toBeUndefined()
  expect(announcementOf([{ ...CALLED, from: null }], on('2026-11-21'))).toBeUndefined()
  const lines = [
    { ...CALLED, from: '2026-11-20' },
    { ...CALLED, publishedAt: on('2026-11-25') },
  ]
  expect(announcementOf(lines, on('2026-11-26'))).toBeUndefined()
})
