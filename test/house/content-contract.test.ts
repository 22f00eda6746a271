import { readdirSync, readFileSync } from 'node:fs'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { allBallots } from '#app/features/ballots/records/ballot-queries.server.ts'
import { actionPage } from '#app/features/menu/actions/action-page-queries.server.ts'
import { checkContent } from '#app/features/menu/content-files/check-content.server.ts'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { readMenuContent } from '#app/features/menu/content-files/read-menu-content.server.ts'
import { gapOf } from '#app/features/menu/editions/gap-queries.server.ts'
import { menuAtEndOf } from '#app/features/menu/editions/menu-history-queries.server.ts'
import { allEditions, editionInForce, offerInForce, offersOf } from '#app/features/menu/editions/menu-queries.server.ts'
import { onTheMenu } from '#app/features/menu/editions/menu-rules.ts'
import { KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import { guide } from '#app/platform/guides.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { startOfDay } from '#app/platform/time.ts'
import { GuidePage } from '#app/routes/public/guide-page.tsx'
import { contentFolder, smallContent } from '#test/support/content.ts'
import { freshDatabase } from '#test/support/database.ts'

const ROUND_2024 = '2024-protect-your-patients'
const shipped = () => {
  const db = freshDatabase()
  expect(loadContent(db, paths.content, 0)).toMatchObject({ ok: true })
  return db
}

test('all content keeps to its contract', () => {
  expect(checkContent(paths.content, '2026-11-28').messages).toEqual([])
})

test('an overdue review is listed, with its file and line, and stops nothing', () => {
  const folder = contentFolder(smallContent)
  expect(checkContent(folder, '2024-12-01')).toMatchObject({ messages: [], overdue: [] })
  const { messages, overdue } = checkContent(folder, '2024-12-02')
  expect(messages).toEqual([])
  expect(overdue.map(({ file, line, dueOn }) => `${file}:${line} ${dueOn}`)).toContain(
    'content/actions/cap/guidance.md:28 2024-12-01',
  )
  expect(overdue).toHaveLength(4)
})

test('the menu of July 2024 is number 2, with nine actions offered and two taken off with the reason', () => {
  const db = shipped()
  const edition = editionInForce(db, ROUND_2024, startOfDay('2024-07-31'))
  expect(edition).toMatchObject({ slug: 'july-2024', number: 2, precision: 'month', publishedAt: startOfDay('2024-07-01') })
  const listed = offersOf(db, 'july-2024')
  expect(listed.filter(({ status }) => status === 'offered')).toHaveLength(9)
  const off = listed.filter(({ status }) => !onTheMenu(status))
  expect(off.map(({ actionSlug, reason }) => [actionSlug, reason !== null])).toEqual([
    ['face-to-face', true],
    ['nhs-111-booking', true],
  ])
})

test('the menu of 2024 went from eleven to nine to ten; after that nine are counted and ten listed, with what is not known said', () => {
  const db = shipped()
  const editions = allEditions(db, ROUND_2024)
  const counts = editions.map(({ slug }) => offersOf(db, slug).filter(({ status }) => onTheMenu(status)).length)
  expect(counts).toEqual([11, 9, 10, 10, 10, 0, 0, 0])
  expect(editions.map(({ slug }) => gapOf(db, ROUND_2024, slug)?.counted ?? null)).toEqual([
    null,
    null,
    null,
    9,
    9,
    9,
    null,
    null,
  ])
  const gap = gapOf(db, ROUND_2024, 'september-2024')
  const inForce = menuAtEndOf(db, '2024-10-06', KNOWN_NOW)?.offers.map(({ actionSlug }) => actionSlug) ?? []
  expect(inForce.filter((slug) => !gap?.actions.includes(slug))).toEqual([
    'cap-contacts',
    'serve-notice',
    'withdraw-data-sharing',
    'freeze-data-sharing',
  ])
})

test('the pause rests everything, the end takes everything off with a reason, and October 2025 says what the contract overtook', () => {
  const db = shipped()
  const statuses = (day: string) => [...new Set(menuAtEndOf(db, day, KNOWN_NOW)?.offers.map(({ status }) => status))]
  expect(statuses('2025-02-27')).toEqual(['offered'])
  expect(statuses('2025-02-28')).toEqual(['paused'])
  expect(statuses('2025-03-19')).toEqual(['withdrawn'])
  const after = (slug: string) => offerInForce(db, slug, startOfDay('2025-10-01'))
  expect(after('gp-connect-update-record')).toMatchObject({ status: 'contractual', roundEndedOn: '2025-03-19' })
  expect(after('defer-declarations')).toMatchObject({ status: 'superseded' })
  expect(after('cap-contacts')).toMatchObject({ status: 'withdrawn' })
})

test('the round of 2026 grows by one action in June', () => {
  const db = shipped()
  const slugs = (day: string) => menuAtEndOf(db, day, KNOWN_NOW)?.offers.map(({ actionSlug }) => actionSlug)
  expect(slugs('2026-05-31')).toEqual(['data-sharing-review'])
  expect(slugs('2026-06-01')).toEqual(['data-sharing-review', 'medicines-choices'])
})

test('a page on what has become contractual says so before anything else', () => {
  const page = actionPage(shipped(), 'gp-connect-update-record', startOfDay('2026-11-22'))
  expect(page?.words.noticeHtml).toContain('Since 1 October 2025 the contract requires')
})

test("every action page names the position as the committee's, and links only to pages that exist", () => {
  const actions = readMenuContent(paths.content).actions
  const slugs = new Set(actions.map(({ name }) => name))
  for (const { file, data, text } of actions) {
    if (!data.contract.committee.startsWith('Not known'))
      expect(data.contract.committee, file).toMatch(/committee's position.*, not legal advice of ours/s)
    for (const [, slug = ''] of text.matchAll(/\]\(\/actions\/([a-z0-9-]+)\)/g)) expect(slugs, file).toContain(slug)
  }
})

test('no page exclaims, pleads or praises', () => {
  const words = /(?<!\[)!(?!\[)|\bplease\b|\bsubmit\b|\busers?\b/i
  const { actions, rounds } = readMenuContent(paths.content)
  for (const { file, text } of [...actions, ...rounds.flatMap((round) => [round.file, ...round.editions])])
    expect(text.match(words)?.[0], file).toBeUndefined()
})

test('the votes that ship are five, and what is not known of them is empty', () => {
  expect(allBallots(shipped()).map(({ slug, eligible, turnoutPerMille }) => [slug, eligible, turnoutPerMille])).toEqual([
    ['2017-list-closure', 7824, 239],
    ['2021-indicative-ballot', 5144, 350],
    ['2024-contract-referendum', null, 612],
    ['2024-collective-action', 12590, 677],
    ['2026-contract-referendum', null, null],
  ])
})

test('the guide on how figures are protected reads', () => {
  expect(guide('how-figures-are-protected', '2026-11-28')).toMatchObject({
    title: 'How figures are protected',
    html: expect.stringContaining('<table>'),
  })
})

test('a guide that is folded by its sections loses no word of them, and a link to a section leads into its fold', () => {
  for (const slug of ['operators', 'glossary', 'privacy-notice', 'record-of-processing']) {
    const read = guide(slug, '2026-11-28')
    const drawn = renderToStaticMarkup(createElement(GuidePage, { guide: read, folded: true }))
    const sections = read.html.split(/<h2 id="[^"]+">.*?<\/h2>/)
    expect([slug, sections.length]).toEqual([slug, read.headings.length + 1])
    for (const section of sections) expect(drawn).toContain(section)
    for (const { id } of read.headings)
      expect(drawn).toMatch(new RegExp(`<details class="fold">(?:(?!</details>).)*<div id="${id}">`, 's'))
  }
})

test('the glossary explains each word once', () => {
  const words = [...readFileSync(`${paths.content}/guides/glossary.md`, 'utf8').matchAll(/^\| ([^|]+?) \|/gm)].map(
    ([, word]) => word!,
  )
  const entries = words.filter((word) => word !== 'Our word' && word !== '---')
  expect(entries.length).toBeGreaterThan(80)
  expect(entries.filter((word, place) => entries.indexOf(word) !== place)).toEqual([])
})

test('every letter that a step of an action names can be written on some day', () => {
  const letters = new Set(readdirSync(`${paths.content}/letters`).map((file) => file.replace(/\.md$/, '')))
  const { actions } = readMenuContent(paths.content)
  const named = actions.flatMap(({ name, data }) => data.steps.flatMap(({ letter }) => (letter ? [[name, letter]] : [])))
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter(([, letter]) => !letters.has(letter!))).toEqual([])
})
