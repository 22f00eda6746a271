import { expect, test } from 'vitest'
import { figuresHere } from '#app/features/figures/beside-desks/figures-here.server.tsx'
import { returnsHere } from '#app/features/figures/beside-desks/returns-here.server.ts'
import { demonstrationKey } from '#app/features/figures/releases/figures-key.server.ts'
import { reissueRelease } from '#app/features/figures/releases/issue-releases.server.ts'
import { allReleases, weekEnds } from '#app/features/figures/releases/release-queries.server.ts'
import { type Db, openImage } from '#db/client.server.ts'
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
    frontFigures(db, { action: '', ballot: null }),
  ]
  return pages.map((page) => JSON.stringify(page)).join('\n')
}

/** The same with the releases as they are listed. */
const read = (db: Db) => `${drawn(db)} ${JSON.stringify(allReleases(db))}`

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

test.for([
  ['an LMC that moves on the map', 'update lmcs set hex_q = hex_q + 3 where slug = (select min(slug) from lmcs)'],
  [
    'another edition',
    `insert into editions (slug, round_slug, number, title, summary, published_at, precision, published_by, sources, content_hash, recorded_at)
     select 'another', round_slug, number + 50, title, summary, published_at + 864000000, precision, published_by, sources, 'h', recorded_at
     from editions limit 1`,
  ],
  ['a round under another name', "update rounds set title = 'Round renamed'"],
])('%s changes what was drawn before, at once, and back when it is taken back', ([_, change]) => {
  const db = figuresWorld()
  const before = read(db)
  const taken = db.$client.transaction(() => {
    db.$client.exec(change!)
    expect(read(db)).not.toBe(before)
    throw new Error('taken back')
  })
  expect(taken).toThrow('taken back')
  expect(read(db)).toBe(before)
  db.$client.exec(change!)
  expect(read(db)).not.toBe(before)
  expect(read(db)).toBe(read(openImage(db.$client.serialize())))
})

test('an earlier week that is issued again with other figures changes every curve that leads to the latest, at once', () => {
  const db = figuresWorld()
  const lmc = db.$client.prepare('select min(slug) from lmcs').pluck().get() as string
  const curves = (of: Db) => [
    drawn(of),
    JSON.stringify([figuresHere(of).course, figuresHere(of, lmc).course, returnsHere(of, lmc)]),
  ]
  const before = curves(db)
  for (const name of db.$client
    .prepare("select name from sqlite_master where type = 'trigger' and tbl_name = 'weekly_returns'")
    .pluck()
    .all())
    db.$client.exec(`drop trigger ${name}`)
  db.$client.exec('delete from weekly_returns where rowid % 3 = 0')
  const earlier = weekEnds(db)[2]!
  expect(reissueRelease(db, demonstrationKey, { weekEnd: earlier, reason: 'A slip' }, FIGURES_NOW)).toMatchObject({ ok: true })
  const after = curves(db)
  expect(after).toEqual(curves(openImage(db.$client.serialize())))
  expect(after[0]).not.toBe(before[0])
  expect(after[1]).not.toBe(before[1])
})

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
