import { expect, test } from 'vitest'
import { makeReturn } from '#app/features/adoption/statements/make-return.server.ts'
import { askForCall } from '#app/features/lmc-desk/calls/ask-for-call.server.ts'
import { addRole } from '#app/features/people/accounts/add-person.server.ts'
import { ask, NOW } from '#test/support/asking.ts'
import { cookieOf, REGISTERED_AT, smallEngland, someone } from '#test/support/england.ts'
import { lmcsSideBySide } from './side-by-side-queries.server.ts'

/** A person who is an officer of two LMCs; Elm of the first returns this week, Ash of the second asks for a call. */
function world() {
  const db = smallEngland()
  const officer = someone(db, 'lmc-officer', { lmcSlug: 'borsetshire' })
  addRole(db, { personId: officer, role: 'lmc-officer', lmcSlug: 'loamshire' }, 'operator', REGISTERED_AT)
  const partner = someone(db, 'practice-partner', { practiceCode: 'Y00001' })
  someone(db, 'practice-partner', { practiceCode: 'Y00003' })
  makeReturn(db, 'Y00001', '2026-06-15', { personId: partner }, NOW - 1)
  askForCall(db, 'Y00003', { topic: 'contract', words: null, seen: '' }, { personId: partner }, NOW - 1)
  return { db, officer }
}

test('each LMC stands in one line: who reported, who is silent, where nobody has joined, what waits', () => {
  const { db } = world()
  expect(lmcsSideBySide(db, ['loamshire', 'borsetshire', 'made-up'], NOW)).toMatchObject([
    { slug: 'borsetshire', practices: 2, reporters: 1, thisWeek: 1, silent: 0, notJoined: 1, calls: 0 },
    { slug: 'loamshire', practices: 1, reporters: 0, thisWeek: 0, silent: 1, notJoined: 0, calls: 1 },
  ])
})

test('unauthorised access to LMCs side by side: an officer sees their own, and opening the page is no look at a practice', async () => {
  const { db, officer } = world()
  const events = () => db.$client.prepare('select count(*) from audit_events').pluck().get()
  const neighbour = someone(db, 'lmc-officer', { lmcSlug: 'loamshire' })
  const [both, one] = [await cookieOf(db, officer), await cookieOf(db, neighbour)]
  const before = events()
  const slugs = async (cookie: string) =>
    ((await ask(db, { path: '/lmc', cookie })).body as { lmcs: { slug: string }[] }).lmcs.map(({ slug }) => slug)
  expect([await slugs(both), await slugs(one)]).toEqual([['borsetshire', 'loamshire'], ['loamshire']])
  expect(events()).toBe(before)
})

test('an officer of two LMCs in two tabs: a form is written for the LMC it was drawn for, and no practice of the other is reached by it', async () => {
  const { db, officer } = world()
  const cookie = await cookieOf(db, officer)
  const path = (lmc: string, code: string) => `/lmc/${lmc}/practices/${code}/not-ours`
  const drawn = (await ask(db, { path: path('borsetshire', 'Y00001'), cookie })).body as { seen: string }
  expect((await ask(db, { path: path('loamshire', 'Y00003'), cookie })).status).toBe(200)
  const form = { from: '1 June 2026', lmc: 'loamshire', reason: 'It moved', seen: drawn.seen }
  expect((await ask(db, { path: path('loamshire', 'Y00001'), cookie, form })).status).toBe(404)
  expect((await ask(db, { path: path('borsetshire', 'Y00001'), cookie, form })).status).toBe(302)
  expect(db.$client.prepare('select lmc_slug, practice_code from register_requests').raw().all()).toEqual([
    ['borsetshire', 'Y00001'],
  ])
})
