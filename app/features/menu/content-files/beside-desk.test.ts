import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { approveDraft } from '#app/features/menu/draft-publishing/approve-draft.server.ts'
import { publishDraft } from '#app/features/menu/draft-publishing/publish-draft.server.ts'
import { saveLine } from '#app/features/menu/draft-writing/save-line.server.ts'
import { saveWords } from '#app/features/menu/draft-writing/save-words.server.ts'
import { draftById, seenOf } from '#app/features/menu/drafts/draft-store.server.ts'
import { startDraft } from '#app/features/menu/drafts/start-draft.server.ts'
import { menuAt } from '#app/features/menu/editions/menu-history-queries.server.ts'
import { allEditions } from '#app/features/menu/editions/menu-queries.server.ts'
import { instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { actionText, contentFolder, editionText, roundText } from '#test/support/content.ts'
import { ANN, BEN, RULES, SOURCES } from '#test/support/desk.ts'
import { smallEngland } from '#test/support/england.ts'
import { exportContent } from './export-content.server.ts'
import { loadContent } from './load-content.server.ts'

const DAY = '2024-07-10'
const TEN = instantOf(DAY, '10:00')
const FIRST = {
  'rounds/first/round.md': roundText('2024-05-01', 'null'),
  'actions/cap/guidance.md': actionText('Cap'),
  'actions/notice/guidance.md': actionText('Notice'),
  'actions/software/guidance.md': actionText('Software'),
  'rounds/first/editions/01-june.md': editionText(1, '2024-06-17', ['cap', 'notice']),
}
const reworded = (slug: string, status = 'offered') =>
  `action: ${slug}\n    standing: ${status}\n    wording: Take it now.\n    reason: Simpler.`
/** What the next version of Concert ships: number 2, as the desk's own. */
const shipping = (on: string, offers = ['cap', 'notice'], name = '02-shipped') => ({
  ...FIRST,
  [`rounds/first/editions/${name}.md`]: editionText(2, on, offers),
})
const load = (db: Db, files: Record<string, string>, now: number) => loadContent(db, contentFolder(files), now)

function world(files: Record<string, string> = FIRST): Db {
  const db = smallEngland()
  expect(load(db, files, instantOf('2024-07-01', '09:00'))).toMatchObject({ ok: true })
  return db
}

/** The desk publishes an edition at ten on the day: another wording of the cap, or the notice withdrawn. */
function published(db: Db, { title = 'Menu of July', withdraws = false } = {}) {
  const begun = startDraft(db, 'first', ANN, TEN)
  if (!begun.ok) throw new Error(begun.reason)
  const draftId = begun.draft.id
  const draft = () => draftById(db, draftId)!
  saveWords(db, { draftId, seen: seenOf(draft(), 'words'), title, summary: 'One.', sources: SOURCES }, ANN, TEN)
  const line = withdraws
    ? ({ action: 'notice', status: 'withdrawn', wording: 'Take it.', reason: 'Simpler.', from: DAY } as const)
    : ({ action: 'cap', status: 'offered', wording: 'Cap it.', reason: 'Plainer.' } as const)
  saveLine(db, { draftId, seen: seenOf(draft(), { line: line.action }), line }, ANN, TEN)
  const which = { draftId, version: draft().version }
  const approved = approveDraft(db, which, BEN, TEN)
  return approved.ok ? publishDraft(db, which, ANN, RULES, TEN) : approved
}

/** The editions of the round; each number once, each later than the one before. */
function editionsOf(db: Db) {
  const all = allEditions(db, 'first')
  expect(all.map(({ number }) => number)).toEqual(all.map((_, index) => index + 1))
  const times = all.map(({ publishedAt }) => publishedAt)
  expect(times).toEqual([...new Set(times)].sort((a, b) => a - b))
  return all.map(({ slug }) => slug)
}

test.each([
  ['before the desk’s', '2024-07-05', 'shipped'],
  ['on the same day', DAY, 'shipped'],
  ['after the desk’s', '2024-07-12', 'both'],
])('an edition that ships %s, after the desk published under its number, stops nothing', (_, on, holds) => {
  const db = world()
  expect(published(db)).toMatchObject({ ok: true })
  const now = instantOf('2024-07-15', '09:00')
  const outcome = load(db, shipping(on), now)
  expect(outcome).toMatchObject({ ok: true, changed: holds === 'both' })
  expect(editionsOf(db)).toEqual(holds === 'both' ? ['june', 'menu-of-july', 'shipped'] : ['june', 'menu-of-july'])
  expect(outcome.ok && outcome.notHeld).toEqual(
    holds === 'both'
      ? []
      : [expect.stringMatching(/02-shipped\.md does not hold: it does not follow the edition "menu-of-july"/)],
  )
  const before = db.$client.serialize()
  expect(load(db, shipping(on), now + 1)).toMatchObject({ ok: true, changed: false })
  expect(db.$client.serialize().equals(before)).toBe(true)
  expect(menuAt(db, now)?.edition.slug).toBe(holds === 'both' ? 'shipped' : 'menu-of-july')
})

test.each([
  ['earlier that day', DAY],
  ['days before', '2024-07-05'],
])('the desk publishes after an edition that shipped for %s', (_, on) => {
  const db = world(shipping(on))
  expect(load(db, shipping(on), TEN - 1)).toMatchObject({ ok: true })
  expect(published(db)).toMatchObject({ ok: true })
  expect(editionsOf(db)).toEqual(['june', 'shipped', 'menu-of-july'])
  expect(load(db, shipping(on), TEN + 1)).toMatchObject({ ok: true, changed: false, notHeld: [] })
})

test('an edition that ships in silence about what the desk offers does not hold; one that comes back to what the desk withdrew does', () => {
  const silent = world()
  published(silent)
  const now = instantOf('2024-07-15', '09:00')
  expect(load(silent, shipping('2024-07-12', ['cap']), now)).toMatchObject({
    ok: true,
    notHeld: [expect.stringContaining('"notice" was offered in edition 2 and is not listed')],
  })
  const back = world()
  published(back, { withdraws: true })
  expect(load(back, shipping('2024-07-12', ['cap', reworded('notice')]), now)).toMatchObject({ ok: true, notHeld: [] })
  expect(editionsOf(back)).toEqual(['june', 'menu-of-july', 'shipped'])
})

test('a file that is named as the desk’s edition is another one, and does not hold; the same one is none', () => {
  const db = world()
  published(db)
  const now = instantOf('2024-07-15', '09:00')
  const named = shipping('2024-07-12', ['cap', 'notice'], '02-menu-of-july')
  expect(load(db, named, now)).toMatchObject({
    ok: true,
    changed: false,
    notHeld: [expect.stringContaining('another edition of this name')],
  })
  const own = contentFolder(FIRST)
  exportContent(db, own)
  expect(loadContent(db, own, now)).toMatchObject({ ok: true, changed: false, notHeld: [] })
})

test('two files that ship after the desk’s come in one after the other, and what they got is written out once', () => {
  const db = world()
  published(db)
  const files = { ...shipping('2024-07-12'), 'rounds/first/editions/03-next.md': editionText(3, '2024-07-13', ['cap', 'notice']) }
  const folder = contentFolder(files)
  expect(loadContent(db, folder, instantOf('2024-07-15', '09:00'))).toMatchObject({ ok: true, counts: { editions: 2 } })
  expect(editionsOf(db)).toEqual(['june', 'menu-of-july', 'shipped', 'next'])
  expect(exportContent(db, folder)).toEqual({ written: ['rounds/first/editions/02-menu-of-july.md'], different: [] })
  expect(loadContent(db, folder, instantOf('2024-07-15', '10:00'))).toMatchObject({ ok: true, changed: false, notHeld: [] })
  expect(readdirSync(join(folder, 'rounds/first/editions')).sort()).toEqual([
    '01-june.md',
    '02-menu-of-july.md',
    '02-shipped.md',
    '03-next.md',
  ])
})
