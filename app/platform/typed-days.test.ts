import { expect, test } from 'vitest'
import { daysToConfirm, noDay, optionalDay, readDay, typedDay } from './typed-days.ts'

test.each([
  ['1/8/2024', '2024-08-01'],
  ['01/08/2024', '2024-08-01'],
  ['1.8.2024', '2024-08-01'],
  ['1-8-2024', '2024-08-01'],
  ['1 8 2024', '2024-08-01'],
  [' 1  8  2024 ', '2024-08-01'],
  ['1 / 8 / 2024', '2024-08-01'],
  ['1/8/24', '2024-08-01'],
  ['１/８/２０２４', '2024-08-01'],
  ['31/12/2024', '2024-12-31'],
  ['29 2 2024', '2024-02-29'],
])('%s is read with the day first, and is to be said back', (typed, day) => {
  expect(readDay(typed)).toEqual({ day, inDigits: true })
})

test.each([
  ['1 Aug 2024', '2024-08-01'],
  ['1 August 2024', '2024-08-01'],
  ['1st august 2024', '2024-08-01'],
  ['1 AUG 24', '2024-08-01'],
  ['1-Aug-2024', '2024-08-01'],
  ['3 Sept. 2024', '2024-09-03'],
  ['the 3rd of September 2024', undefined],
  ['3rd of September 2024', '2024-09-03'],
  ['Thursday 1 August 2024', '2024-08-01'],
  ['Thu, 1 Aug 2024', '2024-08-01'],
  ['1 May 2024', '2024-05-01'],
  ['2024-08-01', '2024-08-01'],
  ['2024-8-1', '2024-08-01'],
])('%s is read in one way only', (typed, day) => {
  expect(readDay(typed)).toEqual(day && { day, inDigits: false })
})

test.each([
  '',
  '31/11/2026',
  '8/13/2024',
  '29/2/2026',
  '1 8',
  '1 August',
  'August 2024',
  '1/8-2024',
  '1 Augustus 2024',
  '1 Au 2024',
  '0/8/2024',
  '1/0/2024',
  '1/8/124',
  'today',
  '2024-13-01',
  '12345678',
])('“%s” is no day', (typed) => {
  expect(readDay(typed)).toBeUndefined()
})

test('a day in digits is given back in words, which are taken when the form is sent again', () => {
  const values = { state: 'taking', effectiveOn: '4/8/2024', plannedFor: '' }
  const back = daysToConfirm(values, ['effectiveOn', 'plannedFor'])
  expect(back).toEqual({ values: { ...values, effectiveOn: 'Sunday 4 August 2024' }, days: ['Sunday 4 August 2024'] })
  expect(readDay('Sunday 4 August 2024')).toEqual({ day: '2024-08-04', inDigits: false })
  expect(daysToConfirm(back!.values, ['effectiveOn', 'plannedFor'])).toBeUndefined()
})

test('“today” and its like are refused in every field with the reason and an example', () => {
  for (const typed of ['today', 'Yesterday', ' tomorrow ', 'now', 'this morning'])
    expect(typedDay('Enter the day it went, such as 1 August 2024.').safeParse(typed).error?.issues[0]?.message).toBe(
      `Enter the day it went, such as 1 August 2024. “${typed.trim()}” is not taken: it means another day to whoever reads it later.`,
    )
  expect(noDay('lately')).toBe('Enter a real day, such as 1 8 2024 or 1 August 2024.')
  expect(noDay('today')).toContain('such as 1 8 2024')
})

test('a year before the NHS or after this century is taken for a slip, and said so', () => {
  for (const typed of ['0026-06-01', '1 June 1926', '1 6 0026', '4 July 1948', '1 January 2100'])
    expect(typedDay().safeParse(typed).error?.issues[0]?.message).toContain('Check the year')
  for (const typed of ['5 July 1948', '31 December 2099', '1 6 26']) expect(typedDay().safeParse(typed).success).toBe(true)
})

test('a day that may be left empty is refused in the words of a day, never with a bare "Invalid input"', () => {
  const saysOf = (typed: string) => optionalDay().safeParse(typed).error?.issues[0]?.message
  expect(saysOf('tomorrow')).toContain('“tomorrow” is not taken')
  for (const typed of ['lately', '31/11/2026']) expect(saysOf(typed)).toBe('Enter a real day, such as 1 8 2024 or 1 August 2024.')
  expect(saysOf('0026-06-01')).toContain('Check the year')
  expect([optionalDay().parse(' '), optionalDay().parse(undefined), optionalDay().parse('1 8 2024')]).toEqual([
    '',
    '',
    '2024-08-01',
  ])
})
