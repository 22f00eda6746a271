import { expect, test } from 'vitest'
import { inReadableCase } from './register-name-rules.ts'

test.each([
  ['THE DENSHAM SURGERY', 'The Densham Surgery'],
  ['STOCKTON-ON-TEES', 'Stockton-on-Tees'],
  ["DR GT HENDOW'S PRACTICE", "Dr GT Hendow's Practice"],
  ["DR OZ O'NEILL & PARTNERS", "Dr OZ O'Neill & Partners"],
  ['DRS MCDONALD AND MACE', 'Drs McDonald and Mace'],
  ['NHS CIC AT THE 2ND FLOOR', 'NHS CIC at the 2nd Floor'],
  ['FAMILY MEDICAL CENTRE (KIRKBY)', 'Family Medical Centre (Kirkby)'],
  ['39-41  HIGH ST', '39-41 High St'],
  ['Already Written de Facto', 'Already Written de Facto'],
  ['', ''],
])('%s is written %s', (published, readable) => {
  expect(inReadableCase(published)).toBe(readable)
})
