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

test('what is renamed after a page of figures was drawn stands under its new name on it, and under the old one nowhere', () => {
  const db = figuresWorld()
  const named = db.$client
    .prepare(
      `select name from lmcs union select name from regions union select name from icbs union select title from actions union select short_title from actions`,
    )
    .pluck()
    .all() as string[]
  const before = named.filter((name) => drawn(db).includes(`>${name}<`) || drawn(db).includes(`${name},`))
  expect(before.length).toBeGreaterThan(4)
  for (const [table, column] of [
    ['lmcs', 'name'],
    ['regions', 'name'],
    ['icbs', 'name'],
    ['actions', 'title'],
    ['actions', 'short_title'],
  ])
    db.$client.exec(`update ${table} set ${column} = 'New ' || replace(${column}, ' ', ' new ')`)
  const after = drawn(db)
  expect(before.filter((name) => after.includes(`>${name}<`) || after.includes(`\\n${name},`))).toEqual([])
  expect(after).toContain('New ')
})
