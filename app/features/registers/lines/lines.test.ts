import { beforeEach, expect, test } from 'vitest'
import { verifyRows } from '#app/features/audit/chain/verify-rows.server.ts'
import { bankHolidays } from '#app/platform/bank-holidays.server.ts'
import { readTable } from '#app/platform/table-file.ts'
import { instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { adoptionDatabase, at, BY, closePractice } from '#test/support/adoption.ts'
import { exampleCsv, registerAsCsv } from '../files/export-lines.server.ts'
import { linesInTable } from '../files/line-table.ts'
import { loadLines, planLoad } from '../files/load-lines.server.ts'
import { parseLine } from './line-form.ts'
import { lineById, linesOf, seenOfRegister, versionsOf } from './line-queries.server.ts'
import { clockOf, dueOf, overAt, runsOn } from './line-rules.ts'
import { type Filled, nameOfLine, REGISTER_FIELDS, REGISTERS, type Register } from './register-kinds.ts'
import { removeLine, saveLine } from './save-line.server.ts'

const TODAY = '2024-11-28'
const NOW = at(TODAY)
const services = { practiceCode: 'ZZ001', register: 'services' } as const
const PESSARY = { name: 'Ring pessary fitting', contract: 'never', notice: '3 months', givenOn: '2024-11-01' }

let db: Db
beforeEach(() => {
  db = adoptionDatabase()
})
const added = (filled: Filled, register: Register = 'services') => {
  const saved = saveLine(db, { ...services, register, lineId: null, seen: '', filled }, BY, NOW)
  if (!saved.ok) throw new Error(saved.reason)
  return lineById(db, 'ZZ001', register, saved.lineId)!
}
const errors = (register: Register, typed: Record<string, string>) => {
  const read = parseLine(register, typed, TODAY)
  return read.ok ? {} : read.errors
}
const clock = (register: Register, filled: Filled) => clockOf(register, filled, bankHolidays())

test('the clock of a notice: as the contract writes it, from the last day of a month too, or as typed', () => {
  expect(clock('services', PESSARY)).toEqual({ from: '2024-11-01', due: '2025-02-01', certain: true })
  expect(clock('services', { ...PESSARY, givenOn: '2025-01-31', notice: 'one month' })?.due).toBe('2025-02-28')
  expect(clock('services', { ...PESSARY, notice: '6 months to the end of a month' })?.due).toBe('2025-05-31')
  expect(clock('services', { ...PESSARY, lastDay: '2025-03-31' })?.due).toBe('2025-03-31')
  expect(clock('services', { name: 'Wound care', contract: 'never' })).toBeNull()
})

test('the clocks of the four doors: none, as asked, twenty working days, twenty-eight days', () => {
  const came = (door: string, more: Filled = {}) => clock('asked', { door, from: 'An ICB', receivedOn: '2024-11-28', ...more })
  expect(came('survey')).toBeNull()
  expect(came('assurance')).toBeNull()
  expect(came('assurance', { dueOn: '2024-12-10' })?.due).toBe('2024-12-10')
  expect(came('foi')).toEqual({ from: '2024-11-28', due: '2024-12-30', certain: true })
  expect(came('notice')?.due).toBe('2024-12-26')
  expect(came('notice', { dueOn: '2024-12-05' })?.due).toBe('2024-12-05')
})

test('a clock that runs past the known bank holidays says so', () => {
  const far = { ...PESSARY, givenOn: '2027-10-01', notice: '100 working days' }
  expect(clock('services', far)).toMatchObject({ certain: false })
  expect(clock('asked', { door: 'foi', from: 'x', receivedOn: '2027-12-20' })?.certain).toBe(false)
})

test('what is settled waits for nothing; an agreement that expired and was not ended runs on', () => {
  expect(dueOf('services', { ...PESSARY, outcome: 'money' }, bankHolidays())).toBeNull()
  expect(dueOf('asked', { door: 'foi', receivedOn: '2024-11-01', answeredOn: '2024-11-20' }, bankHolidays())).toBeNull()
  const agreement = { title: 'Reports', party: 'a supplier', purpose: 'secondary', expiresOn: '2024-06-30' }
  expect([runsOn(agreement, TODAY), overAt('agreements', agreement, bankHolidays())]).toEqual([true, null])
  const lapsed = { ...agreement, decision: 'lapse', decidedOn: '2024-05-01' }
  expect([runsOn(lapsed, TODAY), overAt('agreements', lapsed, bankHolidays())]).toEqual([false, instantOf('2024-07-01', '00:00')])
})

test('bad fields are told at the field: an NHS number, 301 characters, a length nobody can read, a day to come', () => {
  expect(errors('services', {})).toEqual({
    name: 'Say which service it is.',
    contract: 'Say whether it has a signed contract.',
  })
  const typed = { ...PESSARY, reference: '943 476 5919', scheme: 'x'.repeat(301), notice: 'a while', givenOn: '1 12 2024' }
  expect(errors('services', typed)).toMatchObject({
    reference: expect.stringContaining('NHS number'),
    scheme: expect.stringContaining('300 characters'),
    notice: expect.stringContaining('Write a length such as 3 months'),
    givenOn: 'This day is still to come.',
  })
  expect(errors('services', { ...PESSARY, contract: 'perhaps', patients: 'many' })).toMatchObject({
    contract: expect.stringContaining('Contract is one of'),
    patients: 'Enter a whole number, in digits, such as 1200 or 1,200.',
  })
})

test('an NHS number is refused in every field of words of every register', () => {
  for (const register of REGISTERS)
    for (const { key, kind } of REGISTER_FIELDS[register])
      if (kind === 'words' || kind === 'period')
        expect([register, key, errors(register, { [key]: 'for 943 476 5919' })[key]]).toEqual([
          ...[register, key, expect.stringContaining('NHS number')],
        ])
})

test('two fields that speak against each other are told', () => {
  expect(errors('services', { ...PESSARY, lastDay: '2024-10-01' })).toHaveProperty('lastDay')
  expect(errors('services', { ...PESSARY, notice: '' })).toHaveProperty('notice')
  expect(errors('services', { ...PESSARY, answer: 'stock' })).toHaveProperty('answeredOn')
  const agreement = { title: 'Feed', party: 'An ICB', purpose: 'secondary', decision: 'leave', decidedOn: '2024-11-20' }
  expect(errors('agreements', { ...agreement, basis: 'direction' })).toHaveProperty('decision')
  expect(errors('agreements', { ...agreement, startsOn: '2024-01-01', expiresOn: '2023-01-01' })).toHaveProperty('expiresOn')
  expect(
    errors('asked', { door: 'foi', from: 'x', receivedOn: '2024-11-01', answeredOn: '2024-10-01', outcome: 'answered' }),
  ).toHaveProperty('answeredOn')
})

test('the core contract is never a service to end', () => {
  for (const name of ['Core contract', 'our GMS contract', 'The PMS agreement'])
    expect(errors('services', { ...PESSARY, name }).name).toContain('closes the practice')
  expect(errors('services', { ...PESSARY, name: 'Spirometry (core hours)' })).toEqual({})
})

test('a line is changed, kept in every version and taken off; saving what stands writes nothing', () => {
  const line = added(PESSARY)
  const place = { ...services, lineId: line.id }
  expect(saveLine(db, { ...place, seen: line.version, filled: PESSARY }, BY, NOW)).toEqual({ ok: true, lineId: line.id })
  expect(versionsOf(db, 'ZZ001')).toHaveLength(1)
  const answered = { ...PESSARY, answer: 'stock', answeredOn: '2024-11-21' }
  expect(saveLine(db, { ...place, seen: line.version, filled: answered }, BY, NOW)).toMatchObject({ ok: true })
  expect(saveLine(db, { ...place, seen: line.version, filled: PESSARY }, BY, NOW)).toEqual({
    ok: false,
    reason: 'changed-meanwhile',
  })
  const { version: seen } = lineById(db, 'ZZ001', 'services', line.id)!
  expect(removeLine(db, { ...place, seen }, BY, NOW)).toMatchObject({ ok: true })
  expect(linesOf(db, 'ZZ001', 'services')).toEqual([])
  expect(versionsOf(db, 'ZZ001').map(({ removed }) => removed)).toEqual([false, false, true])
  expect(verifyRows(db).faults.filter((fault) => 'table' in fault && fault.table === 'register_lines')).toEqual([])
  expect(() => db.$client.exec('delete from register_lines')).toThrow('append-only')
})

test('a second line of the same name is refused, another practice reads none, and a closed practice only corrects', () => {
  const line = added(PESSARY)
  const twin = { ...PESSARY, name: '  ring PESSARY  fitting' }
  expect(saveLine(db, { ...services, lineId: null, seen: '', filled: twin }, BY, NOW)).toEqual({ ok: false, reason: 'same-name' })
  expect(lineById(db, 'ZZ002', 'services', line.id)).toBeUndefined()
  closePractice(db, 'ZZ001', TODAY, NOW)
  const later = at('2024-11-30')
  const more = { ...services, lineId: null, seen: '', filled: { ...PESSARY, name: 'Wound care' } }
  expect(saveLine(db, more, BY, later)).toEqual({ ok: false, reason: 'practice-closed' })
  const came = { ...PESSARY, outcome: 'moved', outcomeOn: '2024-11-29' }
  expect(saveLine(db, { ...services, lineId: line.id, seen: line.version, filled: came }, BY, later)).toMatchObject({ ok: true })
})

test('a second request of the same asker and day is allowed under a number, and the refusal says so', () => {
  const request = { door: 'foi', from: 'A member of the public', receivedOn: '2024-11-22' }
  added(request, 'asked')
  const again = (filled: Filled) =>
    saveLine(db, { practiceCode: 'ZZ001', register: 'asked', lineId: null, seen: '', filled }, BY, NOW)
  expect(again({ ...request, from: 'a member of the  public' })).toEqual({ ok: false, reason: 'same-request' })
  expect(again({ ...request, number: '2' })).toMatchObject({ ok: true })
  expect(again({ ...request, number: '2' })).toEqual({ ok: false, reason: 'same-request' })
  expect(linesOf(db, 'ZZ001', 'asked').map(({ filled }) => nameOfLine('asked', filled))).toEqual([
    'Freedom of information request, A member of the public',
    'Freedom of information request, A member of the public (2)',
  ])
})

const tableOf = (text: string, register: Register = 'services') =>
  linesInTable(register, readTable(new TextEncoder().encode(text)), TODAY)

test('500 rows with 3 bad ones: told which and why, and nothing is loaded', () => {
  const rows = Array.from({ length: 500 }, (_, i) => `Service ${i},Never commissioned,3 months,1/11/2024`)
  rows[10] = 'Service 10,perhaps,3 months,1/11/2024'
  rows[200] = 'Service 200,Signed,a while,31/11/2024'
  rows[499] = 'service 3,Signed,3 months,1/11/2024'
  const table = tableOf(`Service,Contract,Length of notice,Notice given on\r\n${rows.join('\r\n')}\r\n`)
  expect(table.wrong.map(({ line }) => line)).toEqual([12, 202, 501])
  expect(table.wrong[1]?.messages).toHaveLength(2)
  expect(table.wrong[2]?.messages).toEqual(['Service: row 5 has the same.'])
  expect(table.right).toHaveLength(497)
  expect(linesOf(db, 'ZZ001', 'services')).toEqual([])
})

test('a register goes out and comes in again the same; formulas are escaped on the way out and whole on the way in', () => {
  added({ ...PESSARY, reference: '=HYPERLINK("http://x")', patients: '60' })
  added({ name: 'Anticoagulation, ŵ Ω 🩸', contract: 'signed', clause: '-9', scheme: '"quoted", and more' })
  const csv = registerAsCsv(db, 'ZZ001', 'services')
  expect(csv).toContain(`'=HYPERLINK`)
  const { right, wrong, unread } = tableOf(csv)
  expect([wrong, unread]).toEqual([[], []])
  const lines = right.map(({ filled }) => filled)
  expect(planLoad(db, services, lines)).toEqual({ fresh: [], changed: [], same: 2 })
  const load = { ...services, seen: seenOfRegister(db, 'ZZ001', 'services'), lines }
  expect(loadLines(db, load, BY, NOW)).toEqual({ ok: false, reason: 'nothing-to-load' })
  expect(loadLines(db, { ...load, seen: '' }, BY, NOW)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  const changed = lines.map((filled) => ({ ...filled, patients: '61' }))
  expect(loadLines(db, { ...load, lines: [...changed, { name: 'New', contract: 'never' }] }, BY, NOW)).toEqual({
    ok: true,
    fresh: 1,
    changed: 2,
  })
  expect(linesOf(db, 'ZZ001', 'services')).toHaveLength(3)
  expect(verifyRows(db).faults.filter((fault) => 'table' in fault && fault.table === 'register_lines')).toEqual([])
})

test('every example can be loaded, and a table without its needed columns says which', () => {
  for (const register of ['services', 'agreements', 'asked'] as const) {
    const { right, wrong, problem } = tableOf(exampleCsv(register), register)
    expect([register, right.length, wrong, problem]).toEqual([register, 1, [], undefined])
  }
  expect(tableOf('Name\r\nx\r\n').problem).toContain('“Contract”')
  expect(tableOf('').problem).toContain('is empty')
})
