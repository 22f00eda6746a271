import { expect, test } from 'vitest'
import { bankHolidays } from './bank-holidays.server.ts'
import { addWorkingDays, periodEnd, readPeriod } from './periods.ts'

const ends = (day: string, length: string) => periodEnd(day, readPeriod(length)!, bankHolidays())

test('a length of notice is read as contracts write it', () => {
  expect(['3 months', 'one month', '90 days', '12 weeks', 'six calendar months', '1 year'].map(readPeriod)).toEqual([
    { count: 3, unit: 'months' },
    { count: 1, unit: 'months' },
    { count: 90, unit: 'days' },
    { count: 12, unit: 'weeks' },
    { count: 6, unit: 'months' },
    { count: 12, unit: 'months' },
  ])
  expect(readPeriod('20 working days')).toEqual({ count: 20, unit: 'working days' })
  expect(readPeriod('Six months, to the end of a month')).toEqual({ count: 6, unit: 'months', toMonthEnd: true })
  for (const text of ['', 'soon', '0 months', '3', 'months', '3 months or so']) expect(readPeriod(text)).toBeUndefined()
})

test('months go by the calendar, from the last day of a month too', () => {
  expect(ends('2024-01-31', '1 month').day).toBe('2024-02-29')
  expect(ends('2025-01-31', 'one month').day).toBe('2025-02-28')
  expect(ends('2024-11-28', '6 months').day).toBe('2025-05-28')
  expect(ends('2024-11-28', '3 months to the end of a month').day).toBe('2025-02-28')
  expect(ends('2024-11-28', '90 days').day).toBe('2025-02-26')
})

test('working days leave out weekends and bank holidays, and say where holidays are not known yet', () => {
  expect(addWorkingDays('2024-11-28', 20, bankHolidays())).toEqual({ day: '2024-12-30', certain: true })
  expect(ends('2024-12-23', '5 working days').day).toBe('2025-01-02')
  expect(ends('2027-12-20', '20 working days').certain).toBe(false)
  expect(ends('2027-12-20', '3 months').certain).toBe(true)
})
