import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { paths } from '#app/platform/paths.server.ts'
import { calendarUntil, REGISTER_DAY } from './calendar-rules.ts'
import { madeEngland } from './england-rules.ts'
import { listedLmcs } from './lmc-list.server.ts'
import { demonstrationSetting } from './sign-in-list.ts'

const calendar = calendarUntil('2026-11-18')
const lmcs = listedLmcs(paths.content).lmcs.map(({ slug, region, practices }) => ({ slug, regionCode: region, practices }))
const england = madeEngland(1, lmcs, calendar)
const open = england.practices.filter((practice) => practice.closedOn === null)

const REAL = ['epraccur-2026-02.csv', 'epraccur-2025-08-legacy-layout.csv'].map((name) => `${paths.root}../shared/data/${name}`)
const here = REAL.every((file) => existsSync(file))

test.skipIf(!here)('no made-up practice has the code or the name of a real one (skipped where ../shared/data is absent)', () => {
  const codes = new Set<string>()
  const names = new Set<string>()
  for (const file of REAL) {
    for (const [, code, name] of readFileSync(file, 'utf8').matchAll(/^"([^"]*)","([^"]*)"/gm)) {
      codes.add(code!)
      names.add(name!)
    }
  }
  expect(codes.size).toBeGreaterThan(15_000)
  expect(england.practices.filter((practice) => codes.has(practice.code)).map((practice) => practice.code)).toEqual([])
  expect([...codes].filter((code) => code.startsWith('X'))).toEqual([])
  expect(england.practices.map((practice) => practice.name).filter((name) => names.has(name.toUpperCase()))).toEqual([])
})

test('every practice has a code and a name of its own', () => {
  expect(new Set(england.practices.map((practice) => practice.code)).size).toBe(england.practices.length)
  expect(new Set(england.practices.map((practice) => practice.name)).size).toBe(england.practices.length)
  expect(england.practices.filter((practice) => !/^X\d{5}$/.test(practice.code))).toEqual([])
})

test('lists and clinical systems look like England', () => {
  const lists = open.map((practice) => practice.listSizes.at(-1)?.patients ?? 0)
  const patients = lists.reduce((sum, list) => sum + list, 0)
  expect(patients).toBeGreaterThan(62_500_000)
  expect(patients).toBeLessThan(64_500_000)
  const systems = (name: string) => open.filter((practice) => practice.systems.at(-1)?.clinicalSystem === name).length
  expect(systems('EMIS') / open.length).toBeCloseTo(3581 / 6129, 1)
  expect(systems('TPP') / open.length).toBeCloseTo(2540 / 6129, 1)
  expect(systems('Medicus')).toBeGreaterThan(3)
})

test('practices close, open, move and one merges', () => {
  expect(england.practices.length - open.length).toBeGreaterThan(40)
  expect(open.filter((practice) => practice.openedOn > '2024-07-01').length).toBeGreaterThan(5)
  expect(
    open.filter((practice) => practice.memberships.length > 1).map((practice) => practice.memberships[1]!.holdsFrom),
  ).toContain('2025-10-01')
  const merged = england.practices.filter((practice) => practice.successorCode)
  expect(merged.map((practice) => [practice.code, practice.successorCode])).toEqual([
    [demonstrationSetting.merged.code, demonstrationSetting.lively.code],
  ])
})

test('a change is written down when it has happened, before the last day', () => {
  const last = calendar.days.at(-1)!
  for (const practice of england.practices) {
    for (const statement of [...practice.statuses, ...practice.systems, ...practice.listSizes]) {
      expect(statement.recordedOn >= REGISTER_DAY && statement.recordedOn <= last).toBe(true)
      expect(statement.holdsFrom <= statement.recordedOn).toBe(true)
    }
  }
})
