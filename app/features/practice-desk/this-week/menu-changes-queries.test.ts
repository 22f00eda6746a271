import { expect, test } from 'vitest'
import { makeReturn } from '#app/features/adoption/statements/make-return.server.ts'
import { adoptionDatabase, at, BY } from '#test/support/adoption.ts'
import { menuChangesFor } from './menu-changes-queries.server.ts'

test('a practice that never confirmed is told of no change', () => {
  expect(menuChangesFor(adoptionDatabase(), 'ZZ001', at('2024-09-10'))).toBeNull()
})

test('who last confirmed on an earlier edition reads what changed since, until it confirms again', () => {
  const db = adoptionDatabase()
  makeReturn(db, 'ZZ001', '2024-08-26', BY, at('2024-08-28'))
  expect(menuChangesFor(db, 'ZZ001', at('2024-08-31'))).toBeNull()
  const news = menuChangesFor(db, 'ZZ001', at('2024-09-03'))
  expect(news?.since).toBe(at('2024-08-28'))
  expect(news?.changes).toMatchObject({ from: { slug: 'first' }, to: { slug: 'second' } })
  expect(news?.changes.comparison.dropped.map(({ actionSlug }) => actionSlug)).toEqual(['letters'])
  expect(news?.changes.comparison.statuses).toMatchObject([{ actionSlug: 'record', to: 'paused' }])
  makeReturn(db, 'ZZ001', '2024-09-02', BY, at('2024-09-04'))
  expect(menuChangesFor(db, 'ZZ001', at('2024-09-05'))).toBeNull()
})
