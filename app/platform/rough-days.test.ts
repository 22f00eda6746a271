import { expect, test } from 'vitest'
import { firstDayOf, isRoughDay, lastDayOf, readRoughDay, roughDayWords } from './rough-days.ts'

test('a date is read as exactly as it is written, and said again the same way', () => {
  const typed = ['7 November 2017', '7/11/2017', 'November 2017', 'nov 2017', 'about November 2017', '2017', 'About 7 Nov 2017']
  const read = typed.map((text) => readRoughDay(text))
  expect(read).toEqual(['2017-11-07', '2017-11-07', '2017-11', '2017-11', '2017-11~', '2017', '2017-11-07~'])
  expect(['2017-11-07', '2017-11', '2017-11~', '2017', '2017-11-07~'].map(roughDayWords)).toEqual([
    '7 November 2017',
    'November 2017',
    'about November 2017',
    '2017',
    'about 7 November 2017',
  ])
})

test('what is no date of these years is not read', () => {
  for (const text of [
    '',
    'about',
    'soon',
    '31 November 2017',
    '2017-13',
    '13/13/2017',
    'Nov',
    '0017',
    'November 17',
    '2017-11-31~',
  ])
    expect(readRoughDay(text), text).toBeUndefined()
  expect([isRoughDay('2017-11~'), isRoughDay('about 2017')]).toEqual([true, false])
})

test('a month and a year have a first and a last day', () => {
  expect(['2024-02', '2024-12~', '2017', '2017-11-07~'].map((rough) => [firstDayOf(rough), lastDayOf(rough)])).toEqual([
    ['2024-02-01', '2024-02-29'],
    ['2024-12-01', '2024-12-31'],
    ['2017-01-01', '2017-12-31'],
    ['2017-11-07', '2017-11-07'],
  ])
})
