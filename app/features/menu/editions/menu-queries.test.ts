import { expect, test } from 'vitest'
import { actionPage } from '#app/features/menu/actions/action-page-queries.server.ts'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import { endOfDay, instantOf, startOfDay } from '#app/platform/time.ts'
import { actionText, contentFolder, editionText, roundText } from '#test/support/content.ts'
import { freshDatabase } from '#test/support/database.ts'
import { ACTION_PARTS } from './menu-form.ts'
import { menuAt, menuAtEndOf } from './menu-history-queries.server.ts'
import { editionInForce, offerInForce, roundAt } from './menu-queries.server.ts'

const gone =
  'action: notice\n    standing: withdrawn\n    wording: Serve notice.\n    reason: Too complex.\n    decidedBy: GPC England'

function menus() {
  const db = freshDatabase()
  const outcome = loadContent(
    db,
    contentFolder({
      'rounds/first/round.md': roundText('2024-08-01', '2025-03-19'),
      'actions/cap/guidance.md': actionText('Cap'),
      'actions/notice/guidance.md': actionText('Notice'),
      'actions/pilots/guidance.md': actionText('Pilots'),
      'actions/idea/guidance.md': actionText('Idea'),
      'rounds/first/editions/01-june-2024.md': editionText(1, '2024-06-17', ['cap', 'notice']),
      'rounds/first/editions/02-august-2024.md': editionText(2, '2024-08-01', ['pilots', 'cap', gone]),
      'rounds/first/editions/03-autumn-2024.md': editionText(3, '2024-09-26', ['cap', 'pilots'], 'instant\n  at: "09:30"'),
      'rounds/second/round.md': roundText('2026-05-01', 'null'),
      'actions/review/guidance.md': actionText('Review'),
      'rounds/second/editions/01-may-2026.md': editionText(1, '2026-05-01', ['review']),
    }),
    0,
  )
  expect(outcome).toMatchObject({ ok: true })
  return db
}
const statuses = (menu: ReturnType<typeof menuAt>) => menu?.offers.map(({ actionSlug, status }) => `${actionSlug} ${status}`)

test('before the first round there is none, and no menu', () => {
  const db = menus()
  expect(roundAt(db, '2024-07-31')).toBeUndefined()
  expect(menuAt(db, startOfDay('2024-08-01') - 1)).toBeUndefined()
})

test('a round begins at midnight in London, in summer time too', () => {
  const db = menus()
  expect(menuAt(db, startOfDay('2024-08-01'))?.round.slug).toBe('first')
  expect(startOfDay('2024-08-01')).toBe(Date.UTC(2024, 6, 31, 23))
})

test('a round holds through its last day and has ended the day after', () => {
  const db = menus()
  expect(roundAt(db, '2025-03-19')).toMatchObject({ slug: 'first', ended: false })
  expect(roundAt(db, '2025-03-20')).toMatchObject({ slug: 'first', ended: true })
  expect(menuAt(db, endOfDay('2025-03-19') - 1)?.round.ended).toBe(false)
  expect(menuAt(db, endOfDay('2025-03-19'))?.round.ended).toBe(true)
})

test('after a round has ended its menu stands until the next begins', () => {
  const db = menus()
  expect(menuAt(db, startOfDay('2026-05-01') - 1)).toMatchObject({
    round: { slug: 'first', ended: true },
    edition: { number: 3 },
  })
  expect(menuAt(db, startOfDay('2026-05-01'))).toMatchObject({ round: { slug: 'second', ended: false }, edition: { number: 1 } })
})

test('an edition is in force from the moment it is published', () => {
  const db = menus()
  const published = instantOf('2024-09-26', '09:30')
  expect(editionInForce(db, 'first', published - 1)?.number).toBe(2)
  expect(editionInForce(db, 'first', published)?.number).toBe(3)
  expect(editionInForce(db, 'first', startOfDay('2024-06-17') - 1)).toBeUndefined()
})

test('the menu at the end of a day holds what was published in its last minute, and nothing of the next midnight', () => {
  const db = menus()
  expect(menuAtEndOf(db, '2024-09-25', KNOWN_NOW)?.edition.number).toBe(2)
  expect(menuAtEndOf(db, '2024-09-26', KNOWN_NOW)?.edition.number).toBe(3)
  expect(menuAtEndOf(db, '2026-04-30', KNOWN_NOW)?.round.slug).toBe('first')
})

test('a menu lists by position what it offers and what it took off', () => {
  expect(statuses(menuAtEndOf(menus(), '2024-08-01', KNOWN_NOW))).toEqual(['pilots offered', 'cap offered', 'notice withdrawn'])
})

test('an action offered before the round began can be asked for before the round began', () => {
  expect(offerInForce(menus(), 'notice', startOfDay('2024-06-28'))).toMatchObject({
    status: 'offered',
    editionSlug: 'june-2024',
    round: { slug: 'first' },
  })
})

test('an action that left the menu keeps its last status, with the reason, in the editions after', () => {
  expect(offerInForce(menus(), 'notice', startOfDay('2024-12-01'))).toMatchObject({
    status: 'withdrawn',
    reason: 'Too complex.',
    decidedBy: 'GPC England',
    editionSlug: 'august-2024',
  })
})

test('an action that no edition has named yet has no offer, and has a page', () => {
  const db = menus()
  expect(offerInForce(db, 'pilots', startOfDay('2024-07-01'))).toBeUndefined()
  expect(actionPage(db, 'idea', startOfDay('2024-12-01'))).toMatchObject({
    slug: 'idea',
    offer: undefined,
  })
})

test('the offer of an ended round tells the day it ended, and no day while it goes on', () => {
  const db = menus()
  expect(offerInForce(db, 'cap', startOfDay('2025-03-19'))?.roundEndedOn).toBeNull()
  expect(offerInForce(db, 'cap', startOfDay('2025-03-20'))?.roundEndedOn).toBe('2025-03-19')
  expect(offerInForce(db, 'review', startOfDay('2026-06-01'))?.roundEndedOn).toBeNull()
})

test('the page of an action carries its words as HTML without anything that could run', () => {
  const page = actionPage(menus(), 'cap', startOfDay('2024-08-05'))
  expect(page?.words.parts.map(({ heading }) => heading)).toEqual([...ACTION_PARTS])
  expect(page?.words.parts[2]?.html).toMatch(/^<ol>/)
  expect(page?.words.systems).toEqual([])
  expect(page?.offer?.guidanceHash).toBe(page?.guidanceHash)
})

test('an action that does not exist has no page', () => {
  expect(actionPage(menus(), 'strike', 0)).toBeUndefined()
})

test('an edition is not known before it was recorded, whatever day it holds from', () => {
  const db = menus()
  const recorded = startOfDay('2024-12-01')
  db.$client.exec(`insert into editions select 'late', round_slug, 4, 'Late', summary, ${startOfDay('2024-11-01')}, precision, published_by,
    sources, content_hash, ${recorded} from editions where slug = 'autumn-2024'`)
  const number = (day: string, knownBefore: number) => menuAtEndOf(db, day, knownBefore)?.edition.number
  expect([recorded, recorded + 1, KNOWN_NOW].map((known) => number('2024-11-10', known))).toEqual([3, 4, 4])
  expect([recorded, recorded + 1].map((known) => number('2024-10-31', known))).toEqual([3, 3])
  expect(menuAtEndOf(db, '2024-11-10', -1)).toBeUndefined()
})
