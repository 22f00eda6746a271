import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { actionLife } from '#app/features/menu/actions/action-life-queries.server.ts'
import { menuSheet } from '#app/features/menu/actions/menu-sheet-queries.server.ts'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { endOfDay, startOfDay } from '#app/platform/time.ts'
import { inTransaction, openDatabase } from '#db/client.server.ts'
import { contentFolder, editionText, smallContent } from '#test/support/content.ts'
import { freshDatabase } from '#test/support/database.ts'
import { testFolder } from '#test/support/test-folder.ts'
import { editionsAtom, editionsData } from './edition-feeds-queries.server.ts'
import { comparisonPage, editionPage, menuChangesSince, publishedEditions } from './edition-queries.server.ts'
import { menuState, menuValidUntil } from './menu-cache.server.ts'
import { menuVersion } from './menu-version.server.ts'

const TODAY = startOfDay('2026-11-22')
const SITE = { site: 'https://concert.example', siteName: 'Concert & Co' }
const loaded = freshDatabase()
beforeAll(() => {
  expect(loadContent(loaded, paths.content, 0)).toMatchObject({ ok: true })
})
/** All shipped content, loaded once: these tests write nothing. */
const shipped = () => loaded

test('the editions are listed by round, the latest first, each with how many actions it has on the menu', () => {
  const [now, before] = publishedEditions(shipped(), TODAY)
  expect(now?.editions.map(({ slug, onTheMenu, inForce }) => [slug, onTheMenu, inForce])).toEqual([
    ['june-2026', 2, true],
    ['may-2026', 1, false],
  ])
  expect(before?.editions.map(({ onTheMenu, counted }) => `${onTheMenu}${counted ? `, ${counted} counted` : ''}`)).toEqual([
    '0',
    '0',
    '0, 9 counted',
    '10, 9 counted',
    '10, 9 counted',
    '10',
    '9',
    '11',
  ])
})

test('an edition that is still to come is not shown, listed, fed or compared', () => {
  const db = shipped()
  const at = startOfDay('2026-05-20')
  expect(editionPage(db, 'june-2026', at)).toBeUndefined()
  expect(comparisonPage(db, 'may-2026', 'june-2026', at)).toBeUndefined()
  expect(editionsAtom(db, SITE, at)).not.toContain('june-2026')
  expect(JSON.stringify(editionsData(db, SITE.site, at))).not.toContain('june-2026')
  expect(menuSheet(db, 'june-2026', at)).toBeUndefined()
  expect(actionLife(db, 'medicines-choices', at)).toEqual([])
})

test('June against July 2024 reads like the news did: eleven, nine, two dropped with their reasons, one called forward', () => {
  const page = comparisonPage(shipped(), 'june-2024', 'july-2024', TODAY)
  expect(page?.comparison).toMatchObject({
    counts: { before: 11, after: 9 },
    added: [],
    dropped: [
      { actionSlug: 'face-to-face', status: 'withdrawn', reason: expect.stringContaining('simpler') },
      { actionSlug: 'nhs-111-booking', status: 'withdrawn', reason: expect.stringContaining('legal team') },
    ],
    moved: [],
    reworded: [],
    windows: [{ actionSlug: 'gp-connect-update-record', after: { from: '2024-06-28' } }],
  })
})

test('the order in which two editions are asked for does not matter: the earlier is the one before', () => {
  const page = comparisonPage(shipped(), 'july-2024', 'june-2024', TODAY)
  expect([page?.from.slug, page?.to.slug]).toEqual(['june-2024', 'july-2024'])
})

test('a reason given in an edition between the two is found', () => {
  const { dropped } = comparisonPage(shipped(), 'june-2024', 'august-2024', TODAY)!.comparison
  expect(dropped.map(({ actionSlug, reason }) => [actionSlug, reason !== null])).toEqual([
    ['face-to-face', true],
    ['nhs-111-booking', true],
  ])
})

test('August against September 2024 drops nothing and says that nine are counted', () => {
  const page = comparisonPage(shipped(), 'august-2024', 'september-2024', TODAY)!
  expect(page.comparison).toMatchObject({ dropped: [], counts: { before: 10, after: 10 } })
  expect(page.to.gap).toMatchObject({ counted: 9, words: expect.stringContaining('Which one left is not known') })
  const marked = page.comparison.reworded[0]?.marks.filter(({ kind }) => kind !== 'same')
  expect(marked).toEqual([{ kind: 'added', text: expect.stringContaining('face to face') }])
})

test('the life of an action runs from its first edition to what became of it', () => {
  const life = (slug: string) =>
    actionLife(shipped(), slug, TODAY).map(({ kind, edition, status }) => `${edition.slug} ${kind} ${status}`)
  expect(life('gp-connect-update-record')).toEqual([
    'june-2024 called offered',
    'july-2024 window offered',
    'september-2024 in-doubt offered',
    'february-2025 status paused',
    'march-2025 status withdrawn',
    'october-2025 status contractual',
  ])
  expect(life('defer-pilots')[0]).toBe('august-2024 called offered')
  expect(life('cap-contacts')).toContain('september-2024 reworded offered')
})

test('what changed since a day is told over rounds, and not where the menu is still the same', () => {
  const db = shipped()
  expect(menuChangesSince(db, startOfDay('2026-06-02'), TODAY)).toBeUndefined()
  expect(menuChangesSince(db, startOfDay('2026-05-10'), TODAY)?.comparison.added).toMatchObject([
    { actionSlug: 'medicines-choices' },
  ])
  expect(menuChangesSince(db, startOfDay('2024-09-01'), TODAY)?.comparison.counts).toEqual({ before: 10, after: 2 })
})

test('the sheet for the partners’ meeting names what may have left, and what left with the edition', () => {
  const sheet = menuSheet(shipped(), 'september-2024', TODAY)
  expect(sheet?.actions.filter(({ inDoubt }) => !inDoubt).map(({ actionSlug }) => actionSlug)).toEqual([
    'cap-contacts',
    'serve-notice',
    'withdraw-data-sharing',
    'freeze-data-sharing',
  ])
  expect(menuSheet(shipped(), 'july-2024', TODAY)?.off).toHaveLength(2)
  expect(menuSheet(shipped(), undefined, TODAY)?.edition.slug).toBe('june-2026')
})

test('the feed is XML whatever the words hold', () => {
  const feed = editionsAtom(shipped(), SITE, TODAY)
  expect(feed).toContain('<title>Concert &#38; Co: editions of the menu</title>')
  expect(feed.match(/<entry>/g)).toHaveLength(10)
  expect(feed).not.toMatch(/&(?!#\d+;)/)
  expect(feed).toContain('<link rel="self" type="application/atom+xml" href="https://concert.example/menu/editions.atom"/>')
})

test('the data say what is not known of an edition, and no more exactly than it is known when it was published', () => {
  const editions = editionsData(shipped(), SITE.site, TODAY).rounds.flatMap((round) => round.editions)
  expect(editions.find(({ slug }) => slug === 'september-2024')).toMatchObject({
    precision: 'about',
    publishedAt: null,
    notKnown: { counted: 9 },
  })
})

test('what is said not to be known names editions and actions that there are', () => {
  const gap =
    'notKnown:\n  - editions: [july, august]\n    counted: 1\n    actions: [cap, strike]\n    words: Which one left is not known.\nowner'
  const files = { ...smallContent, 'rounds/first/round.md': smallContent['rounds/first/round.md'].replace('owner', gap) }
  expect(loadContent(freshDatabase(), contentFolder(files), 0)).toMatchObject({
    ok: false,
    messages: [expect.stringContaining('"august" is no edition'), expect.stringContaining('"strike" is no action')],
  })
})

test('a start that loads something new counts the menu’s version up, one that finds nothing new does not', () => {
  const db = freshDatabase()
  const before = menuVersion(db)
  const folder = contentFolder(smallContent)
  loadContent(db, folder, 0)
  const loaded = menuVersion(db)
  expect(loaded).toBeGreaterThan(before)
  loadContent(db, folder, 1)
  expect(menuVersion(db)).toBe(loaded)
  loadContent(
    db,
    contentFolder({ ...smallContent, 'rounds/first/editions/02-late.md': editionText(2, '2024-08-01', ['cap', 'notice']) }),
    2,
  )
  expect(menuVersion(db)).toBeGreaterThan(loaded)
})

test('what one process publishes changes what cached pages rest on in another, and not before it is done', () => {
  const folder = testFolder()
  const [one, other] = [openDatabase(join(folder, 'one.db')), openDatabase(join(folder, 'one.db'))]
  onTestFinished(() => {
    for (const db of [one, other]) db.$client.close()
  })
  const before = menuState(other)
  inTransaction(one, (tx) => {
    loadContent(tx, contentFolder(smallContent), 0)
    expect(menuState(other)).toBe(before)
  })
  expect(menuState(other)).not.toBe(before)
})

test('a cached page holds until midnight in London or the next edition with a set time', () => {
  const db = shipped()
  expect(menuValidUntil(db, TODAY)).toBe(endOfDay('2026-11-22'))
  expect(menuValidUntil(db, startOfDay('2026-05-31'))).toBe(startOfDay('2026-06-01'))
})
