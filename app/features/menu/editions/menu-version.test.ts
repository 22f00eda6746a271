import { expect, test } from 'vitest'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { endOfDay, startOfDay } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { contentFolder, editionText, roundText, smallContent } from '#test/support/content.ts'
import { freshDatabase } from '#test/support/database.ts'
import { menuAt, menuAtEndOf } from './menu-history-queries.server.ts'
import { offerInForce } from './menu-queries.server.ts'
import { cachedWithMenu, menuVersion } from './menu-version.server.ts'

const AUGUST = startOfDay('2024-08-15')

function withMenu(): Db {
  const db = freshDatabase()
  loadContent(db, contentFolder(smallContent), 0)
  return db
}

test('every table the menu rests on counts its version up, whoever writes', () => {
  const db = withMenu()
  const moved = ['rounds', 'editions', 'offers', 'actions', 'guidances'].filter((table) => {
    const before = menuVersion(db)
    const column = { rounds: 'title', editions: 'title', offers: 'wording', actions: 'title', guidances: 'body' }[table]
    try {
      db.$client.exec(`update ${table} set ${column} = ${column}`)
    } catch {
      // Append-only: no change is possible.
    }
    return (
      menuVersion(db) > before || db.$client.prepare(`select name from sqlite_master where name = '${table}_no_update'`).get()
    )
  })
  expect(moved).toHaveLength(5)
})

test('the menu is read once while nothing is written, and turns with time and with what is published', () => {
  const db = withMenu()
  const menu = menuAt(db, AUGUST)!
  expect(menuAt(db, AUGUST + 1000)).toBe(menu)
  expect(() => menu.offers.reverse()).toThrow('read only')
  const late = editionText(2, '2024-08-20', ['cap', 'notice'])
  loadContent(db, contentFolder({ ...smallContent, 'rounds/first/editions/02-late.md': late }), 1)
  expect(menuAt(db, AUGUST)).not.toBe(menu)
  expect([AUGUST, startOfDay('2024-08-20') - 1, startOfDay('2024-08-20')].map((at) => menuAt(db, at)?.edition.number)).toEqual([
    1, 1, 2,
  ])
})

test('so is what is in force of an action, and a rolled back one is not kept', () => {
  const db = withMenu()
  const cap = offerInForce(db, 'cap', AUGUST)
  expect(offerInForce(db, 'cap', AUGUST + 1000)).toBe(cap)
  expect(offerInForce(db, 'none-such', AUGUST)).toBeUndefined()
  const late = editionText(2, '2024-08-20', ['cap', 'notice'])
  const load = (tx: Db) => loadContent(tx, contentFolder({ ...smallContent, 'rounds/first/editions/02-late.md': late }), 1)
  const editionOn = (day: string, read: Db = db) => offerInForce(read, 'cap', startOfDay(day))?.editionSlug
  expect(() =>
    inTransaction(db, (tx) => {
      load(tx)
      expect(editionOn('2024-08-20', tx)).toBe('late')
      throw new Error('back')
    }),
  ).toThrow('back')
  expect(['2024-08-19', '2024-08-20'].map((day) => editionOn(day))).toEqual(['july', 'july'])
  load(db)
  expect(['2024-08-19', '2024-08-20'].map((day) => editionOn(day))).toEqual(['july', 'late'])
})

test('who asks for actions that nobody made pushes out none that somebody did', () => {
  const db = withMenu()
  const cap = offerInForce(db, 'cap', AUGUST)
  for (let made = 0; made < 600; made++) expect(offerInForce(db, `made-up-${made}`, AUGUST)).toBeUndefined()
  expect(offerInForce(db, 'cap', AUGUST)).toBe(cap)
})

test('a round that ends does so at midnight in London', () => {
  const db = freshDatabase()
  loadContent(db, contentFolder({ ...smallContent, 'rounds/first/round.md': roundText('2024-08-01', '2024-09-30') }), 0)
  const ended = (at: number) => menuAt(db, at)?.round.ended
  expect([endOfDay('2024-09-30') - 1, endOfDay('2024-09-30')].map(ended)).toEqual([false, true])
})

test('a round, and the end of a round, that are loaded late change nothing of what was known before', () => {
  const db = freshDatabase()
  const [begun, late] = [startOfDay('2024-08-01'), startOfDay('2024-10-01')]
  const open = { ...smallContent, 'rounds/first/round.md': roundText('2024-08-01', 'null') }
  loadContent(db, contentFolder(open), begun)
  const known = (before: number) => {
    const menu = menuAtEndOf(db, '2024-09-08', before)
    return menu && [menu.round.slug, menu.round.endedOn, menu.round.ended, menu.edition.slug]
  }
  const released = startOfDay('2024-09-09')
  const asReleased = known(released)
  expect(asReleased).toEqual(['first', null, false, 'july'])
  const ended = { ...open, 'rounds/first/round.md': roundText('2024-08-01', '2024-08-31') }
  loadContent(db, contentFolder(ended), late)
  expect(known(released)).toEqual(asReleased)
  expect(known(late + 60_000)).toEqual(['first', '2024-08-31', true, 'july'])
  const next = {
    'rounds/second/round.md': roundText('2024-09-01', 'null'),
    'rounds/second/editions/01-next.md': editionText(1, '2024-09-01', ['cap']),
  }
  loadContent(db, contentFolder({ ...ended, ...next }), late + 120_000)
  expect(known(released)).toEqual(asReleased)
  expect(known(late + 60_000)).toEqual(['first', '2024-08-31', true, 'july'])
  expect(known(late + 180_000)).toEqual(['second', null, false, 'next'])
})

test('what a transaction read and rolled back is not kept', () => {
  const db = withMenu()
  const cached = cachedWithMenu<'title', string>(1)
  const title = (read: Db) =>
    cached(read, 'title', () => read.$client.prepare('select title from rounds').pluck().get() as string)
  const rename = (to: string) => db.$client.prepare('update rounds set title = ?').run(to)
  expect(() =>
    inTransaction(db, (tx) => {
      rename('Never so')
      expect(title(tx)).toBe('Never so')
      throw new Error('back')
    }),
  ).toThrow('back')
  rename('Since then')
  expect(title(db)).toBe('Since then')
})
