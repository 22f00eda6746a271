import { expect, test } from 'vitest'
import type { Db } from '#db/client.server.ts'
import { FIGURES_NOW, figuresWorld } from '#test/support/figures-world.ts'
import { actionVisit } from './action-page.server.tsx'
import { frontFigures } from './front-page.server.tsx'
import { nationalVisit } from './national-visit.server.ts'

/** The markup of every page of figures that is drawn once and cached. */
function drawn(db: Db): string {
  const nobody = new URLSearchParams()
  const place = { path: '/committee', audience: 'all', site: 'https://concert.example.org' } as const
  const pages = [
    nationalVisit(db, nobody, place, FIGURES_NOW),
    actionVisit(db, 'cap', nobody, 'all', FIGURES_NOW),
    frontFigures(db, { action: '', ballot: null }, FIGURES_NOW),
  ]
  return pages.map((page) => JSON.stringify(page)).join('\n')
}

test.for([
  ['lmcs', 'name'],
  ['regions', 'name'],
  ['actions', 'title'],
  ['actions', 'short_title'],
] as const)(
  'renamed %s (%s) stand under their new name on every page of figures that was drawn before, and under the old one nowhere',
  ([table, column]) => {
    const db = figuresWorld()
    db.$client.exec(`update ${table} set ${column} = 'Old ' || ${column}`)
    expect(drawn(db)).toContain('Old ')
    db.$client.exec(`update ${table} set ${column} = replace(${column}, 'Old ', 'New ')`)
    expect(drawn(db)).toContain('New ')
    expect(drawn(db)).not.toContain('Old ')
  },
)

test('a name that a transaction took back stands on no page after it', () => {
  const db = figuresWorld()
  const renamed = db.$client.transaction(() => {
    db.$client.exec("update lmcs set name = 'Never ' || name")
    expect(drawn(db)).toContain('Never ')
    throw new Error('taken back')
  })
  expect(renamed).toThrow('taken back')
  expect(drawn(db)).not.toContain('Never ')
})
