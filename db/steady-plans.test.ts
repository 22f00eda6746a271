import { expect, test } from 'vitest'
import { openDatabase } from './client.server.ts'
import { withSteadyPlan } from './steady-plans.server.ts'

test('every kind of parameter gets a plus, and nothing in text, quoted names and comments', () => {
  const sql = `select "a?", \`b:c\`, [d@e], 'it''s @f?' from t -- g?\n where h = ? and i > @i /* :j\n ? */ and k in (?2, :l) limit $m`
  expect(withSteadyPlan(sql)).toBe(
    `select "a?", \`b:c\`, [d@e], 'it''s @f?' from t -- g?\n where h = +? and i > +@i /* :j\n ? */ and k in (+?2, +:l) limit +$m`,
  )
})

test('a value keeps its type behind the plus, and a text that looks like a number stays text', () => {
  const { $client } = openDatabase(':memory:')
  const kinds = $client.prepare('select typeof(?), typeof(@b), typeof(:c), typeof(?), ?').raw()
  expect(kinds.get('007', Buffer.from('x'), null, { b: '1', c: 2.5 })).toEqual(['text', 'text', 'real', 'blob', null])
})

test('every query of an open database is prepared with it, drizzle’s too', () => {
  const { $client } = openDatabase(':memory:')
  expect($client.prepare('select * from practices where code = ?').source).toBe('select * from practices where code = +?')
})

test('a column still finds its index, and compares by its own type', () => {
  const { $client } = openDatabase(':memory:')
  $client.exec('create table counted (id integer primary key, n integer, t text); create index by_n on counted (n)')
  $client.prepare('insert into counted (n, t) values (?, ?)').run(7, 8)
  expect(
    $client.prepare('select typeof(n) || typeof(t) from counted where n = @n and t = @t').pluck().get({ n: '7', t: 8 }),
  ).toBe('integertext')
  const plan = $client.prepare('explain query plan select * from counted where n = @n').all({ n: 7 }) as { detail: string }[]
  expect(plan.map(({ detail }) => detail)).toEqual(['SEARCH counted USING INDEX by_n (n=?)'])
})
