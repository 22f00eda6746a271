import { expect, test } from 'vitest'
import { weekFigures } from '#app/features/figures/releases/release-queries.server.ts'
import { figuresWorld, HIDDEN, SHOWN, SMALL } from '#test/support/figures-world.ts'
import { HEAT_ORDERS, type HeatOrder, heatGroups } from './lmc-heat-rules.ts'

const db = figuresWorld()
const weekFor = (audience: 'all' | 'public') => weekFigures(db, { weekEnd: '2024-11-17', audience })!
const groupsOf = (audience: 'all' | 'public', order: HeatOrder) => heatGroups(weekFor(audience), order, 0, (lmc) => `/${lmc}`)
const rowsOf = (audience: 'all' | 'public', order: HeatOrder) => groupsOf(audience, order).flatMap(({ rows }) => rows)
const cellsOf = (slug: string) => rowsOf('all', 'region').find(({ key }) => key === slug)?.cells

test('a cell says how many of how many; it has a shade from twelve reporters on', () => {
  expect(cellsOf(HIDDEN)).toEqual([{ text: expect.stringMatching(/^\d+ of \d+$/), step: expect.any(Number) }])
  expect(cellsOf(SMALL)).toEqual([{ text: expect.stringMatching(/^(few|\d+ of \d+)$/), step: null }])
})

test('everybody reads the LMCs that chose to be shown, and of the others that they are counted in their region', () => {
  const rows = rowsOf('public', 'region')
  expect(rows.flatMap(({ href }) => href ?? [])).toEqual([`/${SHOWN}`])
  const others = rows.filter(({ key }) => key.startsWith('others'))
  expect(others.map(({ name }) => name)).toEqual(['7 LMCs more', '6 LMCs more'])
  expect(JSON.stringify(others)).not.toMatch(/\d+ of \d+/)
})

test('rows stand by region, name, return rate or band, never by share', () => {
  expect(Object.keys(HEAT_ORDERS)).toEqual(['region', 'name', 'rate', 'band'])
  const names = rowsOf('all', 'name')
    .slice(1)
    .map(({ name }) => name)
  expect(names).toEqual(names.toSorted())
  const rates = rowsOf('all', 'rate')
    .slice(1)
    .map(({ facts }) => Number.parseInt(facts[0]!, 10))
  expect(rates).toEqual(rates.toSorted((a, b) => b - a))
  for (const { rows } of groupsOf('all', 'band').slice(1)) {
    const within = rows.slice(1).map(({ name }) => name)
    expect(within).toEqual(within.toSorted())
  }
})
