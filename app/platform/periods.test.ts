import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
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

test('whatever the day and the length, the end is the day that Temporal gives', () => {
  const none = { days: new Set<string>(), knownUntil: '9999-12-31' }
  const days = fc.date({ min: new Date('1950-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  const lengths = fc.record({ count: fc.integer({ min: 1, max: 40 }), unit: fc.constantFrom('days', 'weeks', 'months') })
  fc.assert(
    fc.property(days, lengths, fc.boolean(), (at, { count, unit }, monthEnd) => {
      const day = at.toISOString().slice(0, 10)
      const period = { count, unit, ...(monthEnd ? { toMonthEnd: true as const } : {}) }
      const end = Temporal.PlainDate.from(day).add({ [unit]: count })
      expect(periodEnd(day, period, none).day).toBe((monthEnd ? end.with({ day: end.daysInMonth }) : end).toString())
      const [worked, weekend] = [addWorkingDays(day, 1, none).day, Temporal.PlainDate.from(day).dayOfWeek]
      const later = weekend === 5 ? 3 : weekend === 6 ? 2 : 1
      expect(worked).toBe(Temporal.PlainDate.from(day).add({ days: later }).toString())
    }),
  )
})
