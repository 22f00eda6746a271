import { expect, test } from 'vitest'
import { holdsNhsNumber } from './nhs-number-rules.ts'

test.each([
  '9434765919',
  'patient 943 476 5919 rang',
  '943-476-5919',
  '943–476–5919',
  '943\u00a0476\u00a05919',
  '943.476.5919',
  '9 4 3 4 7 6 5 9 1 9',
  'on 12 943 476 5919',
  'NHS:9434765919.',
  '９４３４７６５９１９',
  '943\u200b4765919',
])('an NHS number is found in "%s"', (text) => {
  expect(holdsNhsNumber(text)).toBe(true)
})

test.each([
  '9434765918',
  'ring 01632 960123',
  '94347659190',
  'cap 25 since 1 August 2024',
  '943 476 591',
  '9434765919x'.replace('9434765919', '1234567890'),
  '',
])('there is no NHS number in "%s"', (text) => {
  expect(holdsNhsNumber(text)).toBe(false)
})
